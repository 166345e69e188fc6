"""`python -m memorandum_kit.cli`."""

import sys

from memorandum_kit.cli import main

sys.exit(main())
