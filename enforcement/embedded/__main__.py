"""Command line: ``python -m enforcement.embedded demo | run | status | stop | env | exec | throwaway``."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

from enforcement.embedded.binaries import NoServer
from enforcement.embedded.cluster import DidNotStart, throw_away, throw_out
from enforcement.embedded.home import AlreadyRuns, Home, is_free, usual_folder, write_private
from enforcement.embedded.stack import EVERYTHING, Stack


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    given = _parser().parse_args(arguments)
    if given.verb == "throwaway":
        return _throwaway(given)
    home = Home.open(Path(given.home).absolute() if given.home else usual_folder())
    try:
        return int(_VERBS[given.verb](home, given))
    except AlreadyRuns:
        print(f"已在运行：{home.folder}。先停止它（script/stop），或用 CASEFILE_HOME 另选文件夹。")
        return 3
    except (NoServer, DidNotStart, TimeoutError) as error:
        print(f"没有启动：{error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        shown = " ".join(map(str, error.cmd[1:]))
        print(f"没有启动：{shown} 以代码 {error.returncode} 结束，原因见上。", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m enforcement.embedded", description=__doc__)
    parser.add_argument("--home", help="folder of the installation (default: CASEFILE_HOME or the usual place)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, says in (
        ("demo", "migrate, load demo data, run everything"),
        ("run", "run without loading anything"),
    ):
        verb = verbs.add_parser(name, help=says)
        verb.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        verb.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        verb.add_argument("--only", help=f"children divided by commas, of {', '.join(EVERYTHING)}")
    verb = verbs.add_parser("throwaway", help="run an empty cluster for tests until stopped, then remove it")
    verb.add_argument("file", type=Path, help="where to write how to reach it")
    verbs.add_parser("status", help="what runs")
    verbs.add_parser("stop", help="stop the running supervisor and its children")
    verbs.add_parser("env", help="shell lines that set the environment of the running installation")
    command = verbs.add_parser("exec", help="run a command in that environment")
    command.add_argument("command", nargs=argparse.REMAINDER)
    return parser


def _run(home: Home, given: argparse.Namespace) -> int:
    with home.claim():
        stack = _stack(home, given)
        if stack is None:
            return 2
        try:
            stack.start_ground()
            stack.start_programs()
            if "web" in stack.wanted:
                stack.wait_for_web()
                print(stack.address, flush=True)
            stack.watch()
        finally:
            stack.stop()
    return 0


def _demo(home: Home, given: argparse.Namespace) -> int:
    if (running := home.state()) is not None:
        print(f"演示系统已在运行：{running['address']}")
        return 0
    with home.claim():
        stack = _stack(home, given)
        if stack is None:
            return 2
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            _prepare(stack)
            stack.start_programs()
            stack.wait_for_web()
            print(stack.manage("demo_accounts", quiet=True))
            print(f"打开 {stack.address}\n按 Ctrl-C 停止，数据保留在 {home.folder}", flush=True)
            stack.watch()
        except KeyboardInterrupt:
            pass
        finally:
            print("正在停止。", flush=True)
            stack.stop()
    return 0


def _prepare(stack: Stack) -> None:
    print("启动数据库和消息队列。", flush=True)
    stack.start_ground()
    print("更新数据库结构，载入基础数据。", flush=True)
    stack.manage("migrate", "--database=owner", "--no-input", "--verbosity=0", owner=True)
    stack.manage("collectstatic", "--no-input", "--verbosity=0")
    stack.manage("load_reference")
    loaded = stack.home.folder / "run" / "demo-loaded"
    if not loaded.exists():
        print("第一次启动：载入演示数据。", flush=True)
        stack.manage("load_demo")
        loaded.touch()


def _stack(home: Home, given: argparse.Namespace) -> Stack | None:
    wanted = tuple(given.only.split(",")) if given.only else EVERYTHING
    if unknown := set(wanted) - set(EVERYTHING):
        print(f"没有这样的程序：{', '.join(sorted(unknown))}")
        return None
    if "web" in wanted and not is_free(given.host, given.port):
        print(f"端口 {given.port} 已被其他程序占用。换一个端口，例如：script/demo --port {given.port + 1}")
        return None
    stack = Stack(home, given.host, given.port, wanted)
    if stack.database_url and given.verb == "demo" and not stack.owner_url:
        print("已设置 DATABASE_URL，还需要 DATABASE_OWNER_URL（owner 角色的地址），用来更新数据库结构。")
        return None
    return stack


def _throwaway(given: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    cluster = throw_away()
    known = {"home": str(cluster.home), "port": cluster.port, "passwords": cluster.passwords}
    write_private(given.file, json.dumps(known))
    try:
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        given.file.unlink(missing_ok=True)
        throw_out(cluster)
    return 0


def _status(home: Home, given: argparse.Namespace) -> int:
    state = home.state()
    if state is None:
        print("没有运行。")
        return 3
    print(f"{home.folder}  {state['address']}")
    for name, pid in {"supervisor": state["pid"], **state["children"]}.items():
        print(f"{name:12} {pid or '-'}")
    return 0


def _stop(home: Home, given: argparse.Namespace) -> int:
    state = home.state()
    if state is None:
        print("没有运行。")
        return 0
    os.kill(state["pid"], signal.SIGTERM)
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if home.state() is None:
            return 0
        time.sleep(0.1)
    print("90 秒后仍未停止。")
    return 1


def _env(home: Home, given: argparse.Namespace) -> int:
    state = home.state()
    if state is None:
        print("没有运行。", file=sys.stderr)
        return 3
    for name, value in state["environment"].items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def _exec(home: Home, given: argparse.Namespace) -> int:
    state = home.state()
    if state is None:
        print("没有运行。", file=sys.stderr)
        return 3
    command = [part for part in given.command if part != "--"]
    return subprocess.run(command, env={**os.environ, **state["environment"]}).returncode


_VERBS = {"demo": _demo, "run": _run, "status": _status, "stop": _stop, "env": _env, "exec": _exec}

if __name__ == "__main__":
    sys.exit(main())
