"""`tapewright mcp`: the tools for assistants, over standard input or HTTP."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from tapewright.cli import options as o
from tapewright.errors import UsageError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

HERE: Final = "127.0.0.1"
LOOPBACK: Final = (HERE, "localhost", "::1")


def mcp(  # noqa: PLR0913 - a command's options are its interface
    *,
    http: Annotated[
        bool,
        typer.Option("--http", help="Serve over HTTP; by default standard input."),
    ] = False,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Where to listen with --http; by default this machine alone is heard.",
        ),
    ] = HERE,
    port: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, max=65535, help="Its port; 0 takes any that is free."
        ),
    ] = 8765,
    bars: o.Bars = None,
    store: o.Store = None,
    version_of_bars: o.VersionOfBars = None,
    marks: o.Marks = None,
) -> None:
    """Let an assistant check its sentence before it says it: an MCP server.

    Its tools are audit_text, facts, prove and recap, over the bars named here; the
    assistant names no files. It takes the extra mcp: pip install 'tapewright[mcp]'.

    tapewright mcp --bars daily/
    tapewright mcp --http --port 8765
    """
    if host != HERE and not http:
        raise UsageError("--host says where to listen", remedy="Add --http.")
    server = _server(bars, store, version_of_bars, marks)
    with suppress(KeyboardInterrupt):
        if http:
            _serve(server, host, port)
        else:
            server.run("stdio")


def _server(*bars: Any) -> MCPServer[Any]:  # noqa: ANN401 - what Bars takes
    try:
        from tapewright.cli.assistants import Bars, server_of
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "tapewright":
            raise
        raise UsageError(
            "the MCP server needs the extra mcp, which is not installed",
            remedy="Install it: pip install 'tapewright[mcp]'.",
        ) from error
    return server_of(Bars(*bars))


def _serve(server: MCPServer[Any], host: str, port: int) -> None:
    """Answer over HTTP until stopped; where is said on standard error."""
    import uvicorn

    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        where = f"http://{shown}:{listener.getsockname()[1]}/mcp"
        typer.echo(f"tapewright: listening on {where}", err=True)
        if host not in LOOPBACK:
            warning = "tapewright: everybody who reaches this address may ask"
            typer.secho(warning, fg=typer.colors.YELLOW, err=True)
        app = server.streamable_http_app(host=host, stateless_http=True)
        config = uvicorn.Config(app, log_level="warning")
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """Bind the address first, so that one in use is told in one line.

    Raises:
        UsageError: when it cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"cannot listen there: {reason[:1].lower()}{reason[1:]}",
            where=f"{host}:{port}",
            remedy="Name another port with --port, or 0 for any that is free.",
        ) from error
