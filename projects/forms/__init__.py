"""The forms of the pilot workspace."""

from projects.forms.course import EndForm, PlanForm
from projects.forms.datause import AnswerForm, DataUseForm
from projects.forms.measuring import IndicatorChangeForm, IndicatorForm, IndicatorWordsForm, MeasurementForm
from projects.forms.working import MilestoneForm, PartnerForm, ReachForm, UpdateForm

__all__ = [
    "AnswerForm",
    "DataUseForm",
    "EndForm",
    "IndicatorChangeForm",
    "IndicatorForm",
    "IndicatorWordsForm",
    "MeasurementForm",
    "MilestoneForm",
    "PartnerForm",
    "PlanForm",
    "ReachForm",
    "UpdateForm",
]
