#!/usr/bin/env python
"""Entry point of every command."""

import sys

if __name__ == "__main__":
    from trainer.operations.entry import main

    main(sys.argv)
