/* Embeds the trimmed ICU data (ICU_DAT, a path given by CMake) under the name that ICU's own lookup expects, so that
   no data file is needed at run time. ICU reads the table in place: it must be 16-byte aligned. */
#if defined(__wasm__)
__asm__(".section .rodata.icudata,\"\",@\n"
        ".p2align 4\n"
        ".globl icudt76_dat\n"
        ".type icudt76_dat,@object\n"
        "icudt76_dat:\n"
        ".incbin \"" ICU_DAT "\"\n"
        ".Licudt76_end:\n"
        ".size icudt76_dat, .Licudt76_end - icudt76_dat\n");
#elif defined(__APPLE__)
__asm__(".const\n"
        ".p2align 4\n"
        ".globl _icudt76_dat\n"
        "_icudt76_dat:\n"
        ".incbin \"" ICU_DAT "\"\n");
#else
__asm__(".section .rodata\n"
        ".balign 16\n"
        ".globl icudt76_dat\n"
        ".type icudt76_dat,@object\n"
        "icudt76_dat:\n"
        ".incbin \"" ICU_DAT "\"\n"
        ".previous\n");
#endif
