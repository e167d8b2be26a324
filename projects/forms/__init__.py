"""The forms of the pilot workspace."""

from projects.forms.course import EndForm, PlanForm
from projects.forms.datause import AnswerForm, DataUseForm
from projects.forms.learning import LearningForm
from projects.forms.measuring import IndicatorChangeForm, IndicatorForm, IndicatorWordsForm, MeasurementForm
from projects.forms.working import MilestoneForm, PartnerForm, ReachForm, UpdateForm

__all__ = [
    "AnswerForm",
    "DataUseForm",
    "EndForm",
    "IndicatorChangeForm",
    "IndicatorForm",
    "IndicatorWordsForm",
    "LearningForm",
    "MeasurementForm",
    "MilestoneForm",
    "PartnerForm",
    "PlanForm",
    "ReachForm",
    "UpdateForm",
]
