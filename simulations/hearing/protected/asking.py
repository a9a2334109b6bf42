"""How each protected topic is asked about, after EEOC and EHRC guidance on pre-employment questions.

Patterns meet folded, lower-case sentences that ask something. They name second persons or bare nouns ("any kids?"),
because talking *about* a topic is not asking.
"""

KIN = r"(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|other half|better half)"
CHILDREN = r"(?:kids?|child(?:ren)?|little ones?|sons?|daughters?|grandchildren|dependants?|dependents?|babies|toddlers?)"
ILLNESS = (
    r"(?:illness(?:es)?|disabilit(?:y|ies)|medical (?:conditions?|issues?|problems?|history)|diagnos[ei]s)"
)

ASKED: dict[str, tuple[str, ...]] = {
    "age": (
        r"\b(?:your|until|till|draw\w* (?:a|your)) pension\b(?! (?:scheme|contribution|plan|fund|expectation))|\bwere you born (?:before|after|in)\b",
        r"\b(?:what|which) year (?:was it )?(?:that )?you (?:left|finished|graduated|were born)\b",
        r"\b(?:getting on for|going on for|coming up to|pushing|close to|nearly|side of) (?:\d0|thirty|forty|fifty|sixty|seventy)\b(?! (?:people|percent|hours|miles|minutes|staff))",
        r"\bstop(?:ping)? work(?:ing)? (?:for good|altogether|completely)\b|\b(?:what|which) (?:vintage|decade|birthday)\b|\bhow many (?:more )?years .{0,20}\bleft in you\b",
        r"\bhow old (?:are|r|would|were) (?:you|u)\b|\bwhat age (?:are|were) you\b|\byour (?:exact )?age\b",
        r"\b(?:when|what year) (?:were|was) you born\b|\bwhat year .{0,20}\bborn\b|\bdate of birth\b|\bbirth (?:date|year)\b",
        r"\bwhat year did you (?:graduate|finish|leave)\b|\bwhen did you (?:finish|leave|graduate from) (?:high )?school\b",
        r"\b(?:when|how soon|how long|years?)\b.{0,45}\b(?:retire|retirement|retiring)\b",
        r"\b(?:close|near|coming up) to (?:retirement|retiring)\b|\bplan(?:ning)? (?:to|on) retir",
        r"\bare you (?:over|under|past|nearly|about|around) \d\d\b|\bin your (?:twenties|thirties|forties|fifties|sixties|\d0s)\b",
        r"\bat your age\b|\b(?:too|bit) (?:old|young) for\b|\bwhich generation\b|\ba (?:boomer|millennial|gen z)\b",
    ),
    "family": (
        r"\b(?:the|your) (?:kids|little ones)\b(?! (?:at|in|on|we|who|from|brand|app|section|range|menu))|\b(?:any(?:one|body)|some(?:one|body)|who)\b.{0,16}\bdepend(?:s|ing|ent)? on you\b|\bdependent on you\b",
        r"\b(?:have|got|has|start\w*|support) (?:\w+ )?a family\b|\bany family\b(?! (?:of|plan))|\b(?:collects?|picks? up|fetch(?:es)?|minds?|watch(?:es)?|looks? after|cares? for|takes? care of) (?:the |your )?(?:kids?|child(?:ren)?|little ones?|mother|father|parents|mum|dad|mom)\b",
        r"\b(?:care for|look after|caring for|looking after) (?:any(?:one|body)|some(?:one|body)|a relative|elderly|your)\b",
        rf"\b(?:have|got|any|many|raising) (?:(?!my|our|the|some)\w+ ){{0,2}}{CHILDREN}\b(?! (?:in|on) (?:your|the) team)",
        rf"\b(?:your|ur) (?:own )?{CHILDREN}\b|^{CHILDREN}\b",
        r"\bare you (?:a |an )?(?:single |working |new )?(?:mum|mom|mother|dad|father|parent|carer|caregiver)\b",
        r"\bwho (?:looks?|will look|is looking|takes|will take|minds|watches|picks|cares|would look)\b.{0,30}\b(?:after|care|them|up|for|when)\b",
        r"\bchild ?care\b|\bbaby ?sit|\bday ?care\b|\bschool (?:run|pick-?up|drop-?off)\b",
        r"\b(?:do|have) you (?:have |got )?(?:a|any) family\b|\byour family (?:situation|plans|status|life|commitments|set-?up)\b",
        r"\b(?:family|caring) (?:commitments|responsibilities|obligations)\b|\bwho (?:do you live|lives) with\b|\blive alone\b",
        r"\bhow (?:would|will|does|do) your family\b|\bis your family\b",
    ),
    "pregnancy": (
        r"\bbab(?:y|ies) (?:on the (?:cards|way)|planned|soon|plans)\b",
        r"\b(?:you're|you are|you) (?:not |n't )?(?:\w+ )?(?:expecting|pregnant)\b(?! (?:a |an |the |to |us |me )(?:call|reply|offer|hear)?)|\bexpecting (?:a|another) (?:baby|child)\b",
        r"\b(?:are|were|is|get|getting|become|currently|be) (?:you )?(?:\w+ )?pregnant\b|\bpregnanc(?:y|ies)\b",
        r"\bare you expecting\b(?! (?:a |an |the )?(?:call|reply|offer|other|from|to|us|me))|\bwhen (?:are you|is the baby) due\b",
        r"\bstart(?:ing)? (?:a|your) family\b|\btry(?:ing)? for (?:a )?bab(?:y|ies)\b|\b(?:want|plan|planning|having|have) (?:\w+ ){0,3}bab(?:y|ies)\b",
        r"\b(?:plan(?:ning)?|think(?:ing)?|want(?:ing)?|intend(?:ing)?|hop(?:e|ing)) .{0,20}\b(?:kids|children|a family)\b",
        r"\b(?:having|have) (?:any )?more\b(?= ?\??$)|\b(?:take|taking|need|going on|plan\w*) (?:\w+ )?(?:maternity|paternity|parental) leave\b",
    ),
    "marital_status": (
        r"\b(?:is|are) there an? (?:\w+ )?(?:husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend)\b|\b(?:husband|wife|boyfriend|girlfriend)(?: or (?:a )?(?:husband|wife|boyfriend|girlfriend))? (?:in the picture|at home|on the scene)\b|\bwedding ring\b|\btie the knot\b",
        r"\bare you (?:\w+ )?(?:married|single|divorced|engaged|separated|widowed|attached|in a relationship|living with)\b",
        r"\bare you (?:seeing|dating) (?:any|some)(?:one|body)\b|\bmarital status\b|\bmaiden name\b|\b(?:mrs|miss) or (?:mrs|miss|ms)\b",
        rf"\b(?:do|have) you (?:have |got )?an? {KIN}\b|\bany {KIN}\b|^(?:are you )?married\b",
        rf"\byour {KIN}(?:'s)?\b",
    ),
    "sex_gender_orientation": (
        r"\b(?:having|have|with) (?:a )?(?:wom[ae]n|m[ae]n|female|male|lady) (?:\w+ )?(?:as|for) (?:a |your |the )?(?:boss|manager|lead|superior)\b|\b(?:a )?(?:female|male|woman) (?:boss|manager)\b|\b(?:identify|live) as (?:a )?(?:man|woman|male|female|gay|straight|trans\w*|queer)\b|\byour (?:gender|sex)\b|\bwhat (?:are )?(?:your )?pronouns\b",
        r"\bare you (?:\w+ )?(?:gay|straight|lesbian|bi|bisexual|trans|transgender|queer|lgbt\w*|male|female|a (?:man|woman|guy|girl))\b",
        r"\bsexual (?:orientation|preference)\b|\byour sexuality\b|\bgender identity\b|\bboyfriend or (?:a )?girlfriend\b",
        r"\bas a (?:woman|man|mother|girl)\b|\b(?:taking orders from|reporting to|working (?:for|under)) (?:a )?(?:wom[ae]n|m[ae]n)\b",
    ),
    "race_colour": (
        r"\b(?:describe|see|identify|count|class) (?:yourself )?(?:as )?(?:an? )?(?:black|white|asian|hispanic|latin[oax]|mixed|african|caribbean)\b",
        r"\b(?:ethnic|racial) (?:background|origin|group|heritage)\b|\byour (?:race|ethnicity|skin)\b|\b(?:what|which) (?:race|ethnicity)\b",
        r"\bare you (?:\w+ )?(?:black|white|asian|hispanic|latin[oax]|mixed|biracial|indigenous|african|caribbean|native american)\b",
        r"\b(?:person|people) of colou?r\b",
    ),
    "religion": (
        r"\b(?:practi[sc]e|follow|belong to|have) (?:a|any|your|which) (?:\w+ )?(?:religion|faith|church)\b|\b(?:go|get|off) to (?:\w+ )?(?:mass|church|mosque|temple|synagogue|chapel|prayers?)\b|\bhow (?:religious|devout|observant) are you\b|\bhow often do you (?:pray|worship)\b",
        r"\b(?:what|which) (?:\w+ )?(?:religion|faith|church|mosque|temple|synagogue|denomination|parish)\b",
        r"\bare you (?:\w+ )?(?:religious|christian|muslim|jewish|hindu|catholic|sikh|buddhist|protestant|mormon|atheist|observant|a believer|devout)\b",
        r"\bdo you (?:\w+ )?(?:go to church|pray|worship|attend (?:church|mass|mosque|temple|services)|believe in god|keep (?:kosher|halal|shabbat|the sabbath))\b",
        r"\bdo you (?:\w+ )?(?:observe|celebrate|fast)\b|\byour (?:religion|faith|church|beliefs|mosque|synagogue|temple|sabbath)\b",
        r"\breligious (?:holidays?|beliefs?|observances?|background|commitments?|reasons?|views?)\b|\bgod\b",
    ),
    "national_origin": (
        r"\b(?:what|which) passports?\b|\bpassport do you (?:hold|have|carry|travel)\b|\byour (?:parents|grandparents|people|ancestors) (?:were )?(?:from|born|come)\b|\boriginally from\b|\bwere you born here\b",
        r"\bwhere (?:are|were|r|is) (?:you|u|your (?:family|parents|people|name|accent))\b.{0,24}\b(?:from|born|raised)\b",
        r"\bwhere (?:do|did|does) (?:you|your (?:family|parents|people|name|accent)) .{0,24}\b(?:come from|grow up|originate)\b|\bwere you born (?:here|in|abroad)\b",
        r"\b(?:your|an|that|the) (?:\w+ )?accent\b|\bnative (?:language|tongue|speaker)\b|\bmother tongue\b|\byour (?:first|native) language\b",
        r"\b(?:what|which) (?:country|nationality)\b|\bcountry of (?:birth|origin)\b|\byour (?:nationality|heritage|ancestry|roots|homeland|origins?)\b",
        r"\bcitizen(?:ship)?\b|\bgreen card\b|\bimmigra(?:nt|tion)\b|\bnaturali[sz]ed\b|\byour (?:passport|visa) ?status\b",
        r"\bwhat (?:kind|sort) of (?:a )?name\b|\b(?:name|surname) (?:is that|come from|sounds)\b|\bhow long have you (?:been|lived) in (?:this|the) country\b",
    ),
    "health": (
        r"\b(?:off|leave|absent) (?:\w+ ){0,2}(?:with|for|because of|due to) (?:stress|burnout|depression|anxiety|(?:your |a )?(?:back|health|illness|injury))\b",
        r"\b(?:take|taking) (?:any |some )?(?:pills|tablets|drugs)\b|\b(?:anything|something) wrong with you\b|\bwrong with your (?:back|knees?|legs?|arms?|hands?|eyes|hearing|heart|hip|health)\b",
        r"\bdo you (?:have|suffer)\b.{0,30}\b(?:long[- ]term|chronic|ongoing) (?:condition|illness|pain|problem)\b|\bhow(?:\'s| is) your (?:back|heart|eyesight|hearing|blood)\b|\bhow many (?:sick|sickness) (?:days|absences?)\b|\bmental health (?:problems?|issues?|history|struggles?|condition)\b",
        rf"\b{ILLNESS}\b|\bdisabled\b|\bhealth (?:problems?|issues?|conditions?|history|status|concerns?)\b|\b(?:how(?:'s| is)|about) your (?:\w+ )?health\b|\byour (?:physical|mental) health\b",
        r"\bare you (?:\w+ )?(?:healthy|ill|sick|depressed|autistic|dyslexic|neurodivergent|epileptic|diabetic|deaf|in therapy|seeing a (?:therapist|doctor))\b",
        r"\bmedications?\b|\bprescri(?:bed|ptions?)\b|\bsick (?:days|leave|notes?)\b|\b(?:days|time|often|much|long).{0,30}\b(?:off sick|off ill|ill|sick|absent)\b",
        r"\bworker'?s'? comp(?:ensation)?\b|\b(?:injur(?:y|ies|ed)|accident)s? (?:at work|on the job)\b|\bhave you (?:ever )?been (?:injured|hospitali[sz]ed|treated|diagnosed|sectioned)\b",
        r"\bhave you (?:ever )?had (?:\w+ ){0,2}(?:surgery|cancer|operation|breakdown|stroke|heart attack|depression|anxiety|covid|burnout)\b",
        r"\bdo you (?:\w+ )?(?:suffer|smoke|drink alcohol|use drugs|take drugs|see a (?:therapist|doctor|psychiatrist)|have (?:adhd|autism|depression|anxiety|diabetes|epilepsy|asthma|hiv|a bad back|back problems))\b",
        r"\bany conditions (?:\w+ )?(?:i|we) (?:should|need)\b|\bwhat(?:'s| is) wrong with (?:you|your)\b|\bhow (?:tall are|much do) you(?: weigh)?\b(?! (?:earn|make|want|need|know|enjoy|like))|\byour (?:weight|blood pressure)\b",
        r"\b(?:physical|mental|health) (?:limitations?|impairments?)\b|\bwhy (?:are you|do you (?:use|need)) (?:in )?(?:a|the) (?:wheelchair|cane|stick|stool)\b",
    ),
    "genetic": (
        r"\bhistory of (?:\w+ )?(?:cancer|heart disease|dementia|diabetes|stroke|illness|disease|depression|mental illness) (?:\w+ ){0,2}(?:family|parents|relatives)\b|\b(?:in|on) (?:your|the) (?:family|mother\'s side|father\'s side)\b.{0,30}\b(?:cancer|disease|illness|dementia|condition)\b|\b(?:your parents|your mother|your father|either parent|of your parents) (?:have|had|die|suffer)\b",
        r"\bruns? in (?:your|the) family\b|\bfamily (?:medical |health )?history\b|\bhereditary\b|\bgenetic(?:s|ally)?\b(?! (?:algorithm|engineering|data|lab|research))",
        r"\b(?:your|did|has|have|do) (?:\w+ )?(?:parents?|mother|father|mum|mom|dad|siblings?|brothers?|sisters?)\b.{0,25}\b(?:had|have|suffer\w*|die[ds]?|ill|sick|cancer|diabetes|healthy|dementia)\b",
    ),
    "arrest_record": (
        r"\b(?:a|any|your) police record\b|\b(?:done|served|doing) (?:time|a sentence)\b|\bin trouble with the (?:law|police)\b|\b(?:spent )?convictions? (?:that|we|do|have)\b",
        r"\barrest(?:ed|s)?\b|\bcriminal (?:record|history|background|past)\b|\bconvict(?:ed|ions?)\b|\b(?:been|spent|time) (?:to |in )(?:jail|prison)\b",
        r"\btrouble with the (?:law|police)\b|\bon (?:parole|probation)\b|\bcharged with (?:a|any)\b",
    ),
    "salary_history": (
        r"\b(?:what|how much) (?:do|did|are|were|was) (?:you|they|your (?:\w+ )?(?:employer|job|company))\b.{0,24}\b(?:earn(?:ing)?|mak(?:e|ing)|paid|pay(?:ing)?|get(?:ting)? paid)\b(?! (?:of|up|sense|sure|it|decisions|that|this|time|in (?:the|your) (?:evenings?|shed|garage|kitchen|workshop|spare|free)|at (?:home|(?:the )?weekends?)|on (?:the )?weekends?))",
        r"\bwhat are you on\b(?! (?:the|about|call|track|with))|\b(?:current|present|previous|last|existing|prior|old) (?:\w+ )?(?:salary|pay|package|comp|compensation|wages?|earnings|rate|base|bonus)\b",
        r"\b(?:salary|pay|package|wage|earnings) (?:history|now|currently|at the moment|today|there|in your (?:last|current))\b|\bpay ?(?:slips?|stubs?)\b|\bwhat (?:is|was|'s) your (?:salary|pay|wage|package)\b",
        r"\bcurrently (?:on|earning|making|paid)\b",
    ),
    "military": (
        r"\b(?:your|the|an?) discharge (?:\w+ )?(?:honou?rable|dishonou?rable|general|medical)\b",
        r"\bdishonou?rabl[ey]\b|\bhonou?rabl[ey] discharge|\b(?:type|kind|sort) of discharge\b|\bdischarged\b",
        r"\bwhy did you leave the (?:army|navy|air force|military|marines|service|forces)\b|\b(?:reserve|reservist|national guard) (?:dut(?:y|ies)|obligations?|commitments?|weekends?)\b",
        r"\bare you (?:\w+ )?(?:a reservist|in the (?:reserves?|national guard)|a veteran)\b|\bbe (?:deployed|called up)\b",
    ),
    "membership": (
        r"\b(?:which|what) (?:trade |labou?r )?union\b(?! (?:select|query|type))",
        r"\bunion (?:member(?:ship)?|rep|activist)\b|\b(?:in|join(?:ed)?|of|with|for) (?:a |the |any )?(?:trade |labou?r )?unions?\b",
        r"\b(?:vote[d]?|voting) for\b|\bhow did you vote\b|\b(?:your|what) (?:politics|political (?:views|party|affiliation|beliefs))\b|\bpolitical party\b",
        r"\b(?:belong to|member of) (?:a|an|any|the|what|which)\b.{0,24}\b(?:union|party|church|clubs?|lodge|organi[sz]ations?|societ(?:y|ies)|groups?)\b|\bwhat (?:clubs|organi[sz]ations) (?:do|are) you\b",
    ),
}
