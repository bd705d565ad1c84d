"""usage: tidy.py BUILD STAMPS

Runs clang-tidy on our sources in BUILD/compile_commands.json. A file found clean leaves a stamp in the folder STAMPS,
named by the hash of all that the verdict hangs on: the file, our headers it includes, its compile command, the rules
and clang-tidy itself. So only what changed is looked at again.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
build, stamps = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
include = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
folders = [root / "core/include", root / "core/src"]


def with_headers(file: pathlib.Path, found: dict[pathlib.Path, bytes]) -> dict[pathlib.Path, bytes]:
    """`file` and every header of ours that it reaches -> their bytes, added to `found`."""
    if file not in found:
        found[file] = file.read_bytes()
        for name in include.findall(found[file]):
            for folder in [file.parent, *folders]:
                header = (folder / os.fsdecode(name)).resolve()
                if header.is_file():
                    with_headers(header, found)
                    break
    return found


def stamp_of(entry: dict[str, str], context: bytes) -> pathlib.Path:
    digest = hashlib.sha256(context)
    digest.update(entry["command"].replace(str(root), "").encode())
    for file, content in sorted(with_headers(pathlib.Path(entry["file"]), {}).items()):
        digest.update(f"\0{file.relative_to(root)}\0".encode() + content)
    return stamps / digest.hexdigest()


def is_clean(entry: dict[str, str], stamp: pathlib.Path) -> bool:
    run = subprocess.run(["clang-tidy", "-p", build, "--quiet", entry["file"]], capture_output=True, text=True)
    if run.returncode == 0:
        stamp.touch()
    else:
        print(run.stdout, flush=True)
    return run.returncode == 0


entries = json.loads((build / "compile_commands.json").read_text())
version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
libraries = os.fsencode(os.path.realpath(root / "build/deps/native"))
rules = b"".join((root / folder / ".clang-tidy").read_bytes() for folder in [".", "tests"])
context = version + libraries + rules
stamps.mkdir(parents=True, exist_ok=True)
stale = [(entry, stamp) for entry in entries if not (stamp := stamp_of(entry, context)).exists()]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    verdicts = list(pool.map(lambda pair: is_clean(*pair), stale))
print(f"clang-tidy: {len(entries)} files, {len(stale)} looked at, {verdicts.count(False)} with findings")
sys.exit(0 if all(verdicts) else 1)
