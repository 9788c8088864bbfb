"""The broker: a Valkey server on 127.0.0.1 that keeps queued jobs over a crash."""

from __future__ import annotations

import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from enforcement.embedded import binaries, children
from enforcement.embedded.cluster import DidNotStart, hand_over


@dataclass
class Broker:
    """One broker below ``home``."""

    home: Path
    port: int
    password: str
    child: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """The address with the password."""
        return f"redis://:{quote(self.password)}@127.0.0.1:{self.port}/0"

    def start(self, patience: float = 60.0) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers PONG."""
        data = self.home / "broker"
        data.mkdir(mode=0o700, exist_ok=True)
        hand_over(data)
        settings = f"bind 127.0.0.1\nport {self.port}\ndir {data}\nrequirepass {self.password}\n"
        settings += 'appendonly yes\nappendfsync everysec\nmaxmemory-policy noeviction\nsave ""\ndaemonize no\n'
        # The password comes by standard input: a command line can be read by everyone on the machine.
        self.child = children.start(
            [binaries.valkey(self.home), "-"],
            log=self.home / "log" / "broker.log",
            given=settings,
            **binaries.unprivileged(),
        )
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.child.poll() is not None:
                raise DidNotStart(f"the broker ended at once; see {self.home / 'log' / 'broker.log'}")
            if self.answers():
                return self.child
            time.sleep(0.03)
        self.stop()
        raise DidNotStart(f"the broker was not ready after {patience:.0f} seconds")

    def answers(self) -> bool:
        """Whether the server takes the password and says PONG."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                said = b""
                while b"PONG" not in said:
                    part = line.recv(256)
                    if not part or b"-ERR" in part or b"-LOADING" in part:
                        return False
                    said += part
                return True
        except OSError:
            return False

    def stop(self) -> None:
        """Ask it to write everything down and end."""
        if self.child is not None:
            children.stop(self.child, patience=20)
            self.child = None
