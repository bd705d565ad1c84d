"""usage: serve.py FOLDER PORT: serves FOLDER to this machine alone, on the first free port from PORT up."""

import functools
import http.server
import sys


def server(folder: str, port: int) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    for candidate in range(port, port + 100):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    sys.exit(f"no free port from {port} to {port + 99}")


folder, port = sys.argv[1], int(sys.argv[2])
# A system's own table may lack these, and a browser runs a module only under its right type.
http.server.SimpleHTTPRequestHandler.extensions_map |= {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
with server(folder, port) as httpd:
    print(f"Kinprint is served at http://localhost:{httpd.server_port}/ (Ctrl-C ends it)", flush=True)
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        pass
