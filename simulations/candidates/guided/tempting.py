"""The lines one had better not say: weak ones, which find out nothing, and wrong ones, which tempt."""

from collections.abc import Callable, Iterator

from simulations.candidates.guided.answering import asked_fact, day
from simulations.candidates.guided.asking import shut
from simulations.candidates.guided.bank import lines
from simulations.candidates.guided.scene import Scene
from simulations.candidates.guided.taking_up import named_word
from simulations.hearing.protected import volunteered_topics

Wrong = Callable[[Scene], str]
_PROBES = {"family": "family", "marital_status": "family", "health": "health", "genetic": "health",
           "religion": "religion", "pregnancy": "pregnancy"}  # fmt: skip


def weak(scene: Scene) -> str:
    """Generic, closed, flattering or vague; never empty."""
    if scene.persona.part == "colleague":
        return scene.pick_again("weak-colleague", scene.lawful)
    if scene.state.waiting:
        vague = scene.pick("weak-answer", scene.lawful)
        if vague:
            return vague
    chat = scene.pick("weak-chat", scene.lawful) if scene.pack.medium == "chat" and _odd(scene) else ""
    return chat or scene.pick_again("weak", scene.lawful)


def wrong(scene: Scene) -> str:
    """The mistake that lies nearest at this moment, else one that tempts in this kind of talk; never empty."""
    if scene.persona.part == "colleague":
        return scene.pick_again("wrong-colleague", scene.lawful)
    for make in (*_AT_HAND, *_in_turn(scene)):
        text = make(scene)
        if text:
            return text
    return scene.pick_again("push", scene.lawful)


def _odd(scene: Scene) -> bool:
    return bool((scene.seed + len(scene.spoken)) % 2)


def _rumour(scene: Scene) -> str:
    """Confirming what is not public."""
    fact = asked_fact(scene)
    if fact is None or fact.visibility != "embargoed":
        return ""
    texts = (line.format(claim=fact.claim) for line in scene.shuffled(lines("rumour"), "rumour"))
    return scene.first(texts, scene.tells_nothing)


def _probe(scene: Scene) -> str:
    """Digging into what was told in confidence."""
    for topic in sorted(volunteered_topics(scene.last)):
        text = scene.pick(f"probe-{_PROBES.get(topic, 'other')}", lambda line: not scene.lawful(line))
        if text:
            return text
    return ""


def _decoy(scene: Scene) -> str:
    """Holding on to what was taken back."""
    for key in scene.state.retracted:
        cue = scene.find(key)
        word = named_word(scene, cue) if cue else ""
        if word and cue and cue.retract_line in scene.last:
            return scene.pick("decoy-again", word=word)
    return ""


def _return(scene: Scene) -> str:
    """Coming back to a door that was closed."""
    for cue in shut(scene):
        asks = scene.shuffled(cue.ask_examples, f"return:{cue.key}")
        texts = (line.format(ask=ask) for ask in asks for line in scene.shuffled(lines("return"), "return"))
        text = scene.first(texts, scene.keeps_locked)
        if text:
            return text
    return ""


def _push(scene: Scene) -> str:
    return scene.pick("push-answer" if scene.state.waiting else "push", scene.lawful)


def _protected(scene: Scene) -> str:
    """A question that may not be put at this stage."""
    return scene.pick("protected", lambda line: not scene.lawful(line))


def _promise(scene: Scene) -> str:
    """Promising the time of somebody who has not been asked."""
    who = _somebody(scene)
    return scene.pick("promise", scene.lawful, who=who, Who=who[:1].upper() + who[1:], day=day(scene))


def _somebody(scene: Scene) -> str:
    """A colleague of the directory who has not agreed; else one that every company has."""
    free = [entry.name for entry in scene.pack.directory if not entry.permission.granted]
    known = [name for name in free if name and scene.keeps_locked(name)]
    return scene.shuffled(known or lines("promise-who"), "who")[0]


def _in_turn(scene: Scene) -> Iterator[Wrong]:
    """The mistakes of this kind of talk, a different one first at each turn."""
    order = _BY_KIND.get(scene.pack.kind, _ANY)
    start = (scene.seed + len(scene.spoken)) % len(order)
    yield from (*order[start:], *order[:start])


_AT_HAND: tuple[Wrong, ...] = (_rumour, _probe, _decoy)
_ANY: tuple[Wrong, ...] = (_protected, _push, _return)
_BY_KIND: dict[str, tuple[Wrong, ...]] = {
    "discovery": (_protected, _return, _push, _protected, _promise),
    "hard_questions": (_push, _protected, _promise, _return),
    "access": (_promise, _protected, _promise, _push),
    "career_chat": (_protected, _promise, _push),
    "keeping_in_touch": (_push, _protected, _return),
}
