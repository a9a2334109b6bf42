"""Every field of a lesson's blocks says what belongs into it."""

from collections.abc import Iterator

from wagtail.blocks import Block, ListBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from courses.models import LessonPage


def fields(name: str, block: Block) -> Iterator[tuple[str, str]]:
    """(name, help) of every field that an author fills, however deep."""
    if isinstance(block, ListBlock):
        yield from fields(name, block.child_block)
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        for key, child in block.child_blocks.items():
            yield from fields(f"{name}.{key}", child)
    else:
        own = getattr(getattr(block, "field", None), "help_text", "")
        yield name, str(own or getattr(block.meta, "help_text", None) or "")


def test_no_field_is_left_to_guessing():
    blocks = LessonPage.body.field.stream_block.child_blocks
    found = [pair for key, block in blocks.items() for pair in fields(key, block)]
    assert len(found) > 20
    assert [name for name, text in found if not text.strip()] == []
