"""The addresses of partners."""

from django.urls import path

from partners.views import checking, evidence, members, profile, public, registering

urlpatterns = [
    path("partnere/", public.organisation_list, name="organisation_list"),
    path("partnere/ny/", registering.organisation_create, name="organisation_create"),
    path("partnere/<slug:slug>/", public.organisation_detail, name="organisation_detail"),
    path("partnere/<slug:slug>/ret/", registering.organisation_change, name="organisation_change"),
    path("partnere/<slug:slug>/spoerg-igen/", registering.organisation_ask_again, name="organisation_ask_again"),
    path("partnere/<slug:slug>/enhed/", registering.unit_create, name="unit_create"),
    path("partnere/<slug:slug>/viser/", evidence.organisation_evidence, name="organisation_evidence"),
    path("partnere/<slug:slug>/match/", evidence.consent_change, name="consent_change"),
    path("partnere/<slug:slug>/hold/", members.organisation_members, name="organisation_members"),
    path("partnere/<slug:slug>/hold/spoerg/", members.membership_ask, name="membership_ask"),
    path("partnere/<slug:slug>/hold/<uuid:public_id>/ja/", members.membership_confirm, name="membership_confirm"),
    path("partnere/<slug:slug>/hold/<uuid:public_id>/nej/", members.membership_decline, name="membership_decline"),
    path("partnere/<slug:slug>/hold/<uuid:public_id>/rolle/", members.membership_change, name="membership_change"),
    path("partnere/<slug:slug>/hold/<uuid:public_id>/slut/", members.membership_end, name="membership_end"),
    path("viser/<uuid:public_id>/ret/", evidence.evidence_change, name="evidence_change"),
    path("viser/<uuid:public_id>/fjern/", evidence.evidence_remove, name="evidence_remove"),
    path("min-side/profil/", profile.profile, name="profile"),
    path("min-side/profil/kompetencer/", profile.profile_competences, name="profile_competences"),
    path("min-side/profil/viser/", profile.profile_evidence, name="profile_evidence"),
    path("min-side/profil/match/", profile.profile_consent, name="profile_consent"),
    path("sager/organisationer/", checking.organisation_queue, name="organisation_queue"),
    path("sager/organisationer/<slug:slug>/bekraeft/", checking.organisation_verify, name="organisation_verify"),
    path("sager/organisationer/<slug:slug>/afvis/", checking.organisation_refuse, name="organisation_refuse"),
    path("sager/viser/<uuid:public_id>/bekraeft/", checking.evidence_verify, name="evidence_verify"),
]
