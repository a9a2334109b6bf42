"""Run every bench, one after the other: `python -m bench [--data FOLDER] [NAME...]`."""

import argparse
import subprocess
import sys

BENCHES = {
    "hearing": ("what the ear hears, on held-back packs and on labelled data", True),
    "paraphrases": ("topics of the shipped scenarios, asked in words that were held back", False),
    "candidate": ("scripted recruiters on the shipped scenarios", False),
    "leakage": ("what adversaries get to hear of what is locked, from each engine", False),
    "grading": ("funnel and flags of labelled transcripts, and what injected strings move", True),
    "languages": ("lines in other languages, and English ones taken for such", False),
    "injection": ("orders to a machine told from talk", True),
    "pages": ("what a lesson page costs a learner, beside a visitor", False),
    "prompt_tokens": ("what a call of twenty turns costs the model, and how much of it can be cached", False),
    "model_latency": ("what Rapport adds between a model server and the first sentence", False),
    "posting": ("what a posted turn costs beside a direct call to the model, in pairs", False),
    "streams": ("open streams on two workers", False),
    "kills": ("nothing acknowledged is lost or doubled", False),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", help=f"default: all of {', '.join(BENCHES)}")
    arguments.add_argument("--data", default="", help="folder with labelled data")
    options = arguments.parse_args()
    failed = []
    for name in options.names or BENCHES:
        what, uses_data = BENCHES[name]
        print(f"\n== {name}: {what}", flush=True)
        more = ["--data", options.data] if uses_data and options.data else []
        failed += [name] * bool(subprocess.run([sys.executable, "-m", f"bench.{name}", *more]).returncode)
    if failed:
        raise SystemExit(f"did not finish: {', '.join(failed)}")


if __name__ == "__main__":
    main()
