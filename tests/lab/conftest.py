"""A JupyterLab of its own: empty settings, a free port, one notebook."""

import json
import os
import secrets
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

CELLS = (
    "import spine_edu as se\nfrom ipywidgets import HBox, VBox",
    "explorer = se.ProlapseExplorer(se.Case('L4/L5'), discs=['L4/L5'], lang='da')\nexplorer",
    "VBox([se.CasePicker(discs=['L4/L5', 'L5/S1'])])",
    "explorer.selection.lang = explorer.selection.lang",
    "print('chosen:', explorer.finding, explorer.size, explorer.kind)",
)
_STARTS_WITHIN_S = 60.0


@dataclass(frozen=True)
class Lab:
    """Address of a running JupyterLab with ``explorer.ipynb``, and where its settings lie."""

    url: str
    token: str
    settings: Path

    def notebook(self) -> str:
        """Address that opens the notebook alone, nothing of an earlier session beside it."""
        return f"{self.url}/lab/tree/explorer.ipynb?reset&token={self.token}"

    def choose_theme(self, theme: str) -> None:
        """For pages that are opened from now on."""
        place = self.settings / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"theme": theme}), "utf-8")


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab, stopped again after the last test."""
    folder = tmp_path_factory.mktemp("lab")
    notes, settings = folder / "notes", folder / "settings"
    notes.mkdir()
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = new_notebook(metadata=python, cells=[new_code_cell(one) for one in CELLS])
    nbformat.write(notebook, notes / "explorer.ipynb")
    port, token = _free_port(), secrets.token_hex(16)
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *(f"--ServerApp.port={port}", f"--IdentityProvider.token={token}"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={notes}"),
        *(f"--LabApp.user_settings_dir={settings}", f"--LabApp.workspaces_dir={folder / 'spaces'}"),
        "--LabApp.news_url=None",
    ]
    quiet = {"JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTER_DATA_DIR": str(folder / "data")}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, env=os.environ | quiet, stdout=log, stderr=log) as server,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(server, f"{url}/api?token={token}", folder / "log")
            yield Lab(url, token, settings)
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    ends = monotonic() + _STARTS_WITHIN_S
    while monotonic() < ends and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            continue
        return
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text('utf-8')}")
