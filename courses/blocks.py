"""The blocks of a lesson. Each is its fields and one template of the same name in templates/courses/blocks/."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
)
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]
HEADING_HELP = _("Names this step in the outline. Leave it empty to continue the step above.")


class LessonText(StructBlock):
    heading = CharBlock(required=False, max_length=80, help_text=HEADING_HELP)
    text = RichTextBlock(
        features=TEXT_FEATURES,
        help_text=_("One idea. Open with a scene or a sentence somebody said; three sentences a paragraph."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "courses/blocks/text.html"
        preview_value = {
            "heading": "The idea",
            "text": "<p>A small thing said in passing is a gift with a short life.</p>",
        }
        description = _("Paragraphs, lists and quotations.")


class LessonImage(StructBlock):
    heading = CharBlock(required=False, max_length=80, help_text=HEADING_HELP)
    image = ImageBlock(help_text=_("Describe what matters in it, not that it is a picture."))
    caption = CharBlock(
        required=False,
        max_length=200,
        help_text=_("What to see in it, in one sentence. It stands under the picture."),
    )
    source = CharBlock(required=False, max_length=200, help_text=_("Who made it, and under what licence."))

    class Meta:
        icon = "image"
        label = _("Image")
        template = "courses/blocks/image.html"
        description = _("A picture with a description and a source.")


class Callout(StructBlock):
    kind = ChoiceBlock(
        choices=[("note", _("Worth knowing")), ("law", _("Where the line runs")), ("care", _("Take care"))],
        default="note",
        help_text=_("It sets the colour and the symbol; “Where the line runs” is for the law."),
    )
    text = RichTextBlock(
        features=["bold", "italic", "link"],
        help_text=_("One rule or one warning, in two or three sentences."),
    )
    source = CharBlock(
        required=False,
        max_length=300,
        help_text=_("What, who, year. A legal sentence names its place and its source."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "courses/blocks/callout.html"
        preview_value = {
            "kind": "law",
            "text": "<p>What a candidate offers, you may accommodate. You may not dig into it.</p>",
            "source": "",
        }
        description = _("One thing to remember, set apart from the text.")


class SaidBetter(StructBlock):
    heading = CharBlock(required=False, max_length=80, help_text=HEADING_HELP)
    said = TextBlock(help_text=_("A line we have all said. No quotation marks: the page adds them."))
    said_note = CharBlock(required=False, max_length=200, help_text=_("What it does to the other person."))
    better = TextBlock(help_text=_("Shorter than the first, or worth its length."))
    better_note = CharBlock(
        required=False, max_length=200, help_text=_("What it changes for the other person.")
    )

    class Meta:
        icon = "openquote"
        label = _("Said / better")
        template = "courses/blocks/said_better.html"
        preview_value = {
            "heading": "",
            "said": "Great that you sing! We're a really lively team.",
            "said_note": "Mentions it. Nothing changes for her.",
            "better": "If you visit, I'll keep Thursday evening free.",
            "better_note": "Her evening changes.",
        }
        description = _("One line as we all say it, and the line that serves the candidate better.")


class ExcerptLine(StructBlock):
    who = CharBlock(max_length=40, help_text=_("A first name, or “You”."))
    recruiter = BooleanBlock(required=False, help_text=_("Said by the recruiter."))
    text = TextBlock(help_text=_("As spoken. No quotation marks."))
    note_title = CharBlock(
        required=False, max_length=80, help_text=_("What the note is about, in a few words.")
    )
    note = TextBlock(required=False, help_text=_("Hangs under the line, on the stitched margin."))

    class Meta:
        icon = "comment"


class Example(StructBlock):
    heading = CharBlock(required=False, max_length=80, help_text=HEADING_HELP)
    scene = CharBlock(required=False, max_length=200, help_text=_("Industry, role, place, channel."))
    lines = ListBlock(
        ExcerptLine(),
        min_num=1,
        max_num=16,
        help_text=_("In the order in which they were said; a note stands beside the line it explains."),
    )

    class Meta:
        icon = "openquote"
        label = _("Example")
        template = "courses/blocks/example.html"
        preview_value = {
            "heading": "A call, annotated",
            "scene": "",
            "lines": [
                {
                    "who": "Ines",
                    "recruiter": False,
                    "text": "Not before the end of January.",
                    "note_title": "A date.",
                    "note": "Yours to use. The reason behind it is hers.",
                }
            ],
        }
        description = _("A piece of a call with notes under its lines.")


class Answer(StructBlock):
    text = CharBlock(max_length=300, help_text=_("Something a sensible person might choose."))
    right = BooleanBlock(required=False, help_text=_("This answer is right."))
    why = CharBlock(
        max_length=400, help_text=_("What this answer does to the other person, and what to say instead.")
    )

    class Meta:
        icon = "list-ul"


class KnowledgeCheck(StructBlock):
    heading = CharBlock(required=False, max_length=80, default="Knowledge check", help_text=HEADING_HELP)
    question = CharBlock(max_length=300, help_text=_("About a situation, not about a term."))
    several = BooleanBlock(
        required=False, help_text=_("More than one answer is right; the learner must find all.")
    )
    answers = ListBlock(
        Answer(),
        min_num=2,
        max_num=8,
        help_text=_(
            "Wrong answers are what a decent, busy recruiter would do. Same length and tone as the right one."
        ),
    )

    class Meta:
        icon = "help"
        label = _("Knowledge check")
        template = "courses/blocks/check.html"
        preview_value = {
            "heading": "Knowledge check",
            "question": "Ines says her wife is due at Christmas. What do you say next?",
            "several": False,
            "answers": [
                {
                    "text": "Congratulations! Is it your first?",
                    "right": False,
                    "why": "Kind, and still a probe.",
                },
                {"text": "Then we'd plan for February.", "right": True, "why": "The date changes for her."},
            ],
        }
        description = _("A question with feedback on every answer.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        right = sum(1 for answer in cleaned["answers"] if answer["right"])
        if right == 0:
            raise StructBlockValidationError(non_block_errors=[_("Mark at least one answer as right.")])
        if right > 1 and not cleaned["several"]:
            raise StructBlockValidationError(
                non_block_errors=[_("More than one answer is right: tick “several”, or keep one.")]
            )
        return cleaned


class Reflection(StructBlock):
    heading = CharBlock(required=False, max_length=80, default="Think back", help_text=HEADING_HELP)
    prompt = TextBlock(help_text=_("About the learner's own last call. Only the learner reads the answer."))

    class Meta:
        icon = "edit"
        label = _("Reflection")
        template = "courses/blocks/reflection.html"
        preview_value = {
            "heading": "Think back",
            "prompt": "Which line of your last call changed what you did?",
        }
        description = _("A question to write about; nobody else reads the answer.")


class Rehearse(StructBlock):
    heading = CharBlock(required=False, max_length=80, default="Rehearse", help_text=HEADING_HELP)
    scenario = SnippetChooserBlock("simulations.Scenario", help_text=_("The call that this lesson prepares."))
    why = CharBlock(max_length=240, help_text=_("What to try in this call, in one or two sentences."))

    class Meta:
        icon = "mail"
        label = _("Rehearse this")
        template = "courses/blocks/rehearse.html"
        description = _("Sends the learner to a call. The step is done when the call has ended.")


class LessonBody(StreamBlock):
    text = LessonText()
    image = LessonImage()
    callout = Callout()
    said_better = SaidBetter()
    example = Example()
    check = KnowledgeCheck()
    reflection = Reflection()
    rehearse = Rehearse()

    class Meta:
        block_counts = {"rehearse": {"max_num": 3}}
