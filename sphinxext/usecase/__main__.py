"""``python -m sphinxext.usecase`` is the command ``sphinx-usecase``."""

from __future__ import annotations

import sys

from sphinxext.usecase.command.main import main

sys.exit(main())
