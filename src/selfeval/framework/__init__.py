"""What is asked: frameworks (spørgerammer) as data, read strictly and kept frozen."""

from __future__ import annotations

from selfeval.framework.catalogue import Row as Row
from selfeval.framework.catalogue import builtin_templates as builtin_templates
from selfeval.framework.catalogue import list_frameworks as list_frameworks
from selfeval.framework.catalogue import overview as overview
from selfeval.framework.catalogue import read_catalogue as read_catalogue
from selfeval.framework.check import check_file as check_file
from selfeval.framework.check import check_files as check_files
from selfeval.framework.lens import read_lens as read_lens
from selfeval.framework.lineage import Change as Change
from selfeval.framework.lineage import lineage as lineage
from selfeval.framework.lineage import trend_key as trend_key
from selfeval.framework.load import read_framework as read_framework
from selfeval.framework.model import Framework as Framework
from selfeval.framework.model import Gap as Gap
from selfeval.framework.model import Group as Group
from selfeval.framework.model import Item as Item
from selfeval.framework.parts import Dimension as Dimension
from selfeval.framework.parts import Lens as Lens
from selfeval.framework.parts import LensQuestion as LensQuestion
from selfeval.framework.parts import Level as Level
from selfeval.framework.parts import Question as Question
from selfeval.framework.parts import Scale as Scale
from selfeval.framework.parts import ScaleExit as ScaleExit
from selfeval.framework.parts import Source as Source
from selfeval.framework.parts import SourceDocument as SourceDocument
from selfeval.framework.parts import Text as Text
from selfeval.framework.problem import Problem as Problem
from selfeval.measures.lens import LENS_DIMENSIONS as LENS_DIMENSIONS
