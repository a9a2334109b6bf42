"""Writing a pack as canonical YAML: equal packs give equal bytes, and reading them gives the pack again."""

from typing import Any

import yaml

from simulations.packs.flat import flatten
from simulations.packs.pack import Pack

WIDTH = 110


class _Inline(dict[str, Any]):
    """A map written on one line, such as a gate."""


class _Dumper(yaml.SafeDumper):
    """Block style, indented lists, `|` for texts of several lines, no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dump(pack: Pack) -> str:
    """Return the pack as a `*.scenario.yaml` text, ending in a newline."""
    data = flatten(pack)
    for persona in data["personas"]:
        for cue in persona.get("cues", ()):
            cue["gate"] = _Inline(cue["gate"])
    return yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    block = "\n" in text and all(char == "\n" or char.isprintable() for char in text)
    value, style = (f"{text}\n", "|") if block else (text, None)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _represent_inline(dumper: _Dumper, data: _Inline) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Inline, _represent_inline)
