"""English versions of the key pages, by the slug of the Danish page."""

HOME = {
    "title": "A city’s challenges are best solved together",
    "lead": "The Municipality of Fjordby puts its business-critical challenges in the open. Companies, researchers and citizens solve them together, and everybody can follow what we learn.",
}

LISTS = {
    "challenges": (
        "Challenges",
        "challenges",
        "The problems the municipality cannot solve alone. Each has an owner, a number for how things are today, and a deadline.",
    ),
    "pilots": (
        "Pilots",
        "pilots",
        "Here we try solutions together. You can see the measurements as they come, also when things go badly.",
    ),
    "learnings": (
        "Learnings",
        "learnings",
        "What we know afterwards. What did not work has the same weight here as what did.",
    ),
    "news": ("News", "news", "News from challenges and pilots."),
}

PAGES = {
    "om-quadro": {
        "slug": "about",
        "title": "How we work",
        "lead": "Quadro is where the municipality, companies, researchers and citizens solve the city's problems together.",
        "text": [
            "<h3>We start with the problem</h3><p>A challenge is about something the municipality has to solve, not about a technology we would like to try. It says who is affected, how many they are, what was tried, and which number must change.</p>",
            "<h3>Four parties at the table</h3><p>Municipality, company, knowledge institution and citizen see different things. So each challenge says whom it looks for, and each pilot shows who is in and who is missing.</p>",
            "<h3>From challenge to learning</h3><ol><li>A department describes its challenge. Two persons approve it.</li><li>Anybody can ask. Everybody sees the answers.</li><li>Responses are sealed until two persons open them after the deadline.</li><li>Reviewers give points by criteria that were in the challenge.</li><li>Everybody gets reasons on the same day.</li><li>The selected solution is tried and measured.</li><li>What we learn is shared, also when it did not work.</li></ol>",
        ],
        "folds": [
            (
                "Do I need an account?",
                "<p>Not to read. You need one to respond, to ask and to follow. You can sign in with a code we send to your e-mail address.</p>",
            ),
            (
                "Do we get anything for responding?",
                "<p>The challenge says so under “route”. Some routes are paid, others are not. Everybody who responds gets reasons and advice.</p>",
            ),
            (
                "What happens when a pilot works?",
                "<p>We spread the solution. If it costs more than the threshold for tenders, anybody can bid. The numbers are public, so everybody bids on equal terms.</p>",
            ),
        ],
    },
    "databrug": {
        "slug": "privacy",
        "title": "Privacy and data use",
        "lead": "We use as little information about you as possible, and you can always see it and delete it.",
        "text": [
            "<h3>No cookies, no tracking</h3><p>When you read, we store nothing about you. Only when you sign in do we set one cookie, which keeps you signed in. The site loads nothing from others.</p>",
            "<h3>What we keep</h3><p>If you have an account, we keep your name, e-mail address, memberships and what you write. Responses to challenges are encrypted and cannot be read by us before the deadline.</p>",
            "<h3>Matching as a person</h3><p>If you say yes to matching, what you write about yourself is compared with open challenges. Only you see it. If you also agree to be suggested, those who own a challenge see your name, your title and why you fit. A person decides whether you are invited. Say no again, and you are gone from the lists at once.</p>",
            "<h3>How long</h3><p>Your account exists until you delete it. Responses are kept for five years, because the law says we must be able to show how we chose. Then they are deleted.</p>",
            "<h3>Your rights</h3><p>You can get a copy of everything we have about you, have errors corrected and delete your account on My page. The Municipality of Fjordby is the data controller. Write to the data protection officer at dpo@fjordby.example.</p>",
            "<h3>Data in pilots</h3><p>Each pilot has a data-use declaration that anybody can read. It is approved before the pilot starts.</p>",
        ],
        "folds": [],
    },
    "tilgaengelighed": {
        "slug": "accessibility",
        "title": "Accessibility statement",
        "lead": "Everybody must be able to use Quadro, also with a screen reader, a keyboard, large text and without JavaScript.",
        "text": [
            "<h3>What we live up to</h3><p>The Municipality of Fjordby strives to make Quadro comply with the Danish act on accessibility of public websites and WCAG 2.1 level AA.</p>",
            "<h3>How we checked</h3><p>Each page is tested automatically when we change something, and by keyboard and on a narrow screen. This installation is a demo, and nobody independent has examined it.</p>",
            "<h3>What is missing</h3><p>Files that companies upload may lack headings and image texts. Write to us and we will find a way.</p>",
            "<h3>Tell us</h3><p>Write to quadro@fjordby.example. We answer within five working days.</p>",
        ],
        "folds": [],
    },
    "kontakt": {
        "slug": "contact",
        "title": "Contact",
        "lead": "The secretariat helps you on, also when you do not know whom to ask.",
        "text": [
            "<p>Write to quadro@fjordby.example or call 00 00 00 00 on weekdays between 9 and 14. We answer within two working days.</p><p>Questions about a challenge are best asked on its own page. Then everybody gets the same answer.</p>"
        ],
        "folds": [],
    },
}

NEWS = {
    "ringgaden-aaben": {
        "slug": "ringgaden-open",
        "title": "New challenge: help us with the air along Ringgaden",
        "lead": "14 day-care institutions face the busiest road of the city. We look for those who can measure, forecast and calm.",
        "image_alt": "Drawing of wind moving in calm arcs over a city",
        "body": [
            "38,000 cars pass 1,120 children every day. We only know the day after whether the air was bad. We want to change that and have set aside DKK 450,000.",
            "We look for two companies, a research team and a group of parents or residents. You can ask questions, and everybody can see the answers.",
            "Responses are sealed until two persons open them after the deadline. None of us can read them before.",
        ],
    },
}
