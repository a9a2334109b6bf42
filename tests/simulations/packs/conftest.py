from pathlib import Path

import pytest

EXAMPLE = Path("content/scenarios/relocating-engineer.scenario.yaml")


@pytest.fixture
def example():
    """The text of a complete pack."""
    return EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path):
    """Write a pack file: `write(text)` gives its path."""

    def write_file(content, name="pack.yaml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file
