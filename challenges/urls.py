"""The addresses of challenges: responses, reviews, cases."""

from django.urls import path

from challenges.views import briefs, cases, decisions, files, following, invitations, responses, reviews

urlpatterns = [
    path("svar/", responses.response_list, name="response_list"),
    path("svar/ny/<uuid:public_id>/", responses.response_begin, name="response_begin"),
    path("svar/ny/<uuid:public_id>/alene/", responses.response_begin_alone, name="response_begin_alone"),
    path("svar/<uuid:public_id>/", responses.response_edit, name="response_edit"),
    path("svar/<uuid:public_id>/laes/", responses.response_detail, name="response_detail"),
    path("svar/<uuid:public_id>/kvittering/<int:number>/", responses.response_receipt, name="response_receipt"),
    path("svar/<uuid:public_id>/kvittering/<int:number>/fil/", responses.receipt_download, name="receipt_download"),
    path("svar/<uuid:public_id>/traek-tilbage/", responses.response_withdraw, name="response_withdraw"),
    path("svar/<uuid:public_id>/fil/<uuid:file_id>/", files.response_file, name="response_file"),
    path("breve/<uuid:public_id>/", responses.letter_detail, name="letter_detail"),
    path("foelg/udfordring/<uuid:public_id>/", following.challenge_follow, name="challenge_follow"),
    path("foelg/tema/<slug:slug>/", following.topic_follow, name="topic_follow"),
    path("invitationer/<uuid:public_id>/", invitations.invitation_detail, name="invitation_detail"),
    path("bedoemmelser/", reviews.review_list, name="review_list"),
    path("bedoemmelser/<uuid:public_id>/", reviews.review_detail, name="review_detail"),
    path("sager/", cases.case_list, name="case_list"),
    path("sager/ny/", briefs.challenge_brief, name="challenge_brief"),
    path("sager/<uuid:public_id>/", cases.case_detail, name="case_detail"),
    path("sager/<uuid:public_id>/udkast/", briefs.brief_change, name="brief_change"),
    path("sager/<uuid:public_id>/match/", cases.case_matches, name="case_matches"),
    path("sager/<uuid:public_id>/invitation/", invitations.case_invite, name="case_invite"),
    path("sager/<uuid:public_id>/forloeb/", cases.case_timeline, name="case_timeline"),
    path("sager/<uuid:public_id>/aabning/", decisions.case_open, name="case_open"),
    path("sager/<uuid:public_id>/bedoemmere/", reviews.case_reviewers, name="case_reviewers"),
    path("sager/<uuid:public_id>/svar/<uuid:response_id>/", decisions.case_response, name="case_response"),
    path("sager/<uuid:public_id>/frigivelse/", decisions.case_release, name="case_release"),
]
