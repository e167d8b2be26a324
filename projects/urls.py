"""The addresses of projects."""

from django.urls import path

from projects.views import datause, measuring, planning, public, working, workspace

urlpatterns = [
    path("databrug/<uuid:public_id>/", public.data_use_detail, name="data_use_detail"),
    path("data/indikatorer/<uuid:public_id>.csv", public.indicator_csv, name="indicator_csv"),
    path("pilot/", workspace.pilot_list, name="pilot_list"),
    path("pilot/<uuid:public_id>/", workspace.pilot_workspace, name="pilot_workspace"),
    path("pilot/<uuid:public_id>/plan/", planning.pilot_plan, name="pilot_plan"),
    path("pilot/<uuid:public_id>/databrug/", datause.pilot_data_use, name="pilot_data_use"),
    path("pilot/<uuid:public_id>/indikatorer/", measuring.pilot_indicators, name="pilot_indicators"),
    path("pilot/<uuid:public_id>/indikatorer/ny/", measuring.indicator_add, name="indicator_add"),
    path(
        "pilot/<uuid:public_id>/indikatorer/<uuid:indicator_id>/", measuring.indicator_change, name="indicator_change"
    ),
    path(
        "pilot/<uuid:public_id>/indikatorer/<uuid:indicator_id>/maaling/",
        measuring.measurement_record,
        name="measurement_record",
    ),
    path("pilot/<uuid:public_id>/partnere/", working.pilot_partners, name="pilot_partners"),
    path("pilot/<uuid:public_id>/partnere/<uuid:partner_id>/", working.partner_leave, name="partner_leave"),
    path("pilot/<uuid:public_id>/milepaele/", working.pilot_milestones, name="pilot_milestones"),
    path("pilot/<uuid:public_id>/milepaele/<uuid:milestone_id>/", working.milestone_reach, name="milestone_reach"),
    path("pilot/<uuid:public_id>/status/", planning.update_write, name="update_write"),
    path("pilot/<uuid:public_id>/erfaring/", planning.learning_write, name="learning_write"),
    path("pilot/<uuid:public_id>/start/", planning.pilot_start, name="pilot_start"),
    path("pilot/<uuid:public_id>/slut/", planning.pilot_end, name="pilot_end"),
]
