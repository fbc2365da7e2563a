"""The English words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

_ABSTRACT = (
    r"(?:alignment|efficiency|productivity|experience|satisfaction|communication|collaboration|cooperation|quality"
    r"|performance|growth|transparency|excellence|engagement|everything|business|operations|processes|synerg\w+"
    r"|culture|supply chain|loyalty|care|teamwork|company|organi[sz]ation|workforce|infrastructure|logistics|it|innovation|digiti[sz]ation|digitali[sz]ation|transformation|revenue|sales|marketing|service|services)"
)
_STATES = (
    r"satisfied|improved|optimi[sz]ed|supported|enhanced|streamlined|aligned|pleased|delighted|interested|handled"
    r"|managed|simplified|empowered|facilitated"
)
ENGLISH = Language(
    common=(
        "the a an of to and is are that for with by from into which it its this at on if not has have as be when "
        "their his her or who was will than no there"
    ),
    verbs=(
        "abandon abort accept access accredit acknowledge acquire activate adapt add adjust administer admit adopt "
        "advance advertise advise agree alert align allocate allow amend analyse analyze announce answer appeal append "
        "apply appoint appraise approve archive arrange arrest ask assemble assess assign assist associate attach attend "
        "audit authenticate authorise authorize automate award back backup balance ban bill bind block board book borrow "
        "bring broadcast browse build buy calculate calibrate call cancel capture care carry cast catalogue categorise "
        "categorize certify change charge chat check choose claim classify clean clear clock close collect combine comment "
        "commission commit communicate compare compile complete compose compute conclude conduct configure confirm connect "
        "consult contact contest continue control convert convey coordinate copy correct count create credit customise "
        "customize cut deactivate deal debit decide declare decline decommission decrease decrypt defer define delegate "
        "delete deliver deploy deposit deregister describe design detect determine develop diagnose dial disable disburse "
        "discharge disclose disconnect discontinue discover discuss dismiss dispatch dispense display dispose dispute "
        "dissolve distribute divide document donate download draft draw drive drop duplicate edit educate elect eliminate "
        "email employ enable enforce engage enhance enlarge enlist enrich enrol enroll ensure enter erase escalate establish "
        "estimate evaluate examine exchange exclude execute exit expand expel expire explain explore export extend extract "
        "fetch file fill filter finalise finalize finance find finish fit fix follow forecast forget format forward freeze "
        "fulfil fulfill fund gather generate get give go grade grant group guide hail hand handle harvest have help hide "
        "hire hold identify ignore implement import improve include increase inform initialise initialize initiate insert "
        "inspect install instruct insure integrate interrupt interview introduce investigate invite invoice issue join "
        "judge keep label launch learn lease leave lend level licence license lift like limit link list listen load locate "
        "lock log lower mail maintain make manage mark match measure meet merge migrate mix moderate modify monitor mount "
        "move name navigate negotiate notify nurture obtain offer onboard open operate opt optimise optimize order organise "
        "organize pack pair park pass pause pay perform phone pick pickup place plan play post postpone prepare prescribe "
        "present preserve prevent print prioritise prioritize process procure produce promote propose protect prove provide "
        "publish pull purchase push put qualify query quit quote raise rate reach react read reallocate reassign rebook "
        "receive recharge recognise recognize recommend reconcile record recover recruit redeem redirect reduce refer "
        "refill refund refuse register reject release relocate remember remind remove rename render renew rent reopen repair "
        "repay replace reply report request requeue require rescue reserve reset resolve respond restart restock restore "
        "restrict retrieve retry return revert review revise revoke reward ride ring roll rotate route run save scan "
        "schedule screen search secure see seek select sell send separate serve set settle share ship show shut sign skip "
        "sort specify split stamp start stock stop store stream submit subscribe supply support suspend swap switch sync "
        "synchronise synchronize tag take teach tell terminate test track trade train transfer translate transmit treat "
        "trigger trim unblock undo uninstall unlock unregister unsubscribe update upgrade upload use validate verify view "
        "visit void vote wait warn wash watch weigh withdraw work write allow bid boil form let map note reorder resubmit redeploy resend "
        "reschedule recalculate reprint"
        " reimburse underwrite foreclose adjourn redact vaccinate weld solder drill paint irrigate plough sow mow"
        " feed milk brew bake cook fry knit sew iron fold wrap stack hoist tow moor dock land fly sail steer brake"
        " refuel tune rehearse rewind mute dim heat cool ventilate arm disarm lodge chase turn top hit kick address"
        " aggregate anonymise attest bundle bypass cap cease charter clarify clone compensate compress concede"
        " confront consolidate consume contribute correlate crawl curate debug decode defend demand demolish deny"
        " depart depict dig discount drain dry dump empty encode encrypt endorse enquire entitle equip erect escort"
        " evict exempt exhibit expedite expose face fail fine flag flip foster frame garnish gauge grab graduate"
        " greet grind grow hack halt hang harden harmonise haul heal host hunt impose inflate inhibit inherit"
        " insist intercept interpret invent invest isolate jam kill lay leak liaise lick liquidate litigate lobby"
        " localise loop lose lubricate mediate mentor mint mirror miss mobilise mock mop mortgage motivate nominate"
        " normalise nudge observe offset omit outsource oversee overtake parse participate patch patrol peel"
        " persuade pin pitch plot plug populate pour practise preheat press pretend prime probe proclaim prompt"
        " pronounce proofread prosecute provision prune punch pursue quarantine rank ration reap reboot rebuild"
        " recite reclaim recycle reflect refresh refute regain regret rehouse reinforce reinstate relay relinquish"
        " rely remit remodel repatriate repeat repel replenish replicate repost represent reproduce repurpose"
        " rescind reside resign resist resume retain retire retract retrain reuse revalidate revamp reveal reverse"
        " revive rework rinse rob rub sack salute sample sanction sanitise saw scale scrap scrub seal seed seize"
        " shadow shape shave shift shoot shorten shred shuffle sift signal silence sink sit sketch slice smoke soak"
        " span spawn spend spray sponsor spot spread steal sterilise stick stitch straighten strip subtract sue sum"
        " supervise surrender sweep swipe tender throw tidy tie till tip toast touch trace trap triage truncate"
        " trust try tutor twist type unify unload unlink unmute unpack unpin unpublish untie urge vacate vary vet"
        " veto wake walk warrant waive warm welcome whitelist widen win wind wipe wire withhold witness zip zoom"
    ),
    nominal=(
        r"^(?:\w+ )?\w+(?:tion|sion|ment|ance|al|ing|ship) of (?:.*)$"
        r"|^(?:\S+ ){0,4}?(?:\w+(?:tion|sion|ment|ance|ings?|ship)|(?:re|with|dis|ap|re)\w+al|handoff|handover|login"
        r"|log-in|logout|log-out|logon|checkout|check-out|check-in|workflow|process|procedure|overview|order entry"
        r"|management|sign-up|signup|sign-in|payroll|onboarding|profile|dashboard|module|feature|page)s?"
        r"(?: (?:for|from|in|by|at|between|via|with|on)\b.*)?$"
        r"|^(?:\S+ ){1,3}(?:requests?|reset|lockout|complaints?|returns?|disputes?|reports?|orders?|claims?|transfers?|imports?|exports?|backups?"
        r"|purchases?|refunds?|delivery|deliveries|pickup|inquiry|enquiry|audits?|surveys?|upgrades?|repairs?|rentals?|loans?|intake|lookup|feedback"
        r"|sign-off|reminders?|escalations?|alerts?|analysis|lifecycle|service|services|support)$"
    ),
    compound=(
        r"^(?:order|invoice|stock|claim|contract|book|document|ticket|report|record|request|mail|price|account|market|test|question"
        r"|supply|trade|project|process|share|issue|credit|bill|fund|lease|permit|visit|file|pay|group|grade|fit|ship|store|plan|track|shift|route|seed|stock|staff|work) (?:\w+ )?"
        r"(?:management|processing|handling|fulfil?lment|administration|maintenance|settlement|approval|creation|replenishment"
        r"|workflow|tracking|planning|scheduling|onboarding|registration|overview|entry|allocation|procedure)$"
    ),
    verbal=r"^\S+(?:ify|i[sz]e|ate|ulate) |^\S+ (?:a|an|the|my|your|our|its|all|one|new|multiple|several)\b|^(?:to|how to) |^\w+ing ",
    broad=(
        r"^(?:improve|foster|strengthen|empower|revolutioni[sz]e)(?! (?:a|an|the|this|one)\b)\b.*"
        rf"|^(?:\w+ )?(?:improve|optimi[sz]e|enhance|increase|boost|streamline|maximi[sz]e|support|ensure|facilitate|drive"
        rf"|align|achieve|transform|moderni[sz]e|digitali[sz]e|reinvent|manage|handle|foster|strengthen|accelerate|grow|raise)\b"
        r"(?! (?:an?|one|this) (?!better|best|higher|greater|great|good|excellent|seamless))(?:.*?\b)?"
        rf"{_ABSTRACT}(?:$| (?:of|between|across|in|for|and)\b.*)"
        r"|^(?:better|improved|higher|greater|more efficient) .*"
        r"|^.*\b(?:sales|marketing|business|team|strategic|organi[sz]ational|it)\b.* alignment$"
        r"|^(?:.*\b)?(?:digital transformation|operational excellence)\b.*"
    ),
    vague=(
        r"better|easier|faster|smooth(?:er|ly)?"
        r"|seamless(?:ly)?|efficient(?:ly)?|efficiency|effective(?:ly)?|user[- ]friendly"
        r"|quick(?:ly|er)?|easily|easy|appropriate(?:ly)?|adequate(?:ly)?"
        r"|as needed|convenient(?:ly)?|modern|state[- ]of[- ]the[- ]art|good|nice|optimal(?:ly)?"
        r"|intuitive(?:ly)?|flexib(?:le|ly)|reasonabl[ey]|great|as (?:fast|soon|quickly|well) as possible|properly|promptly"
        r"|robust|professional(?:ly)?|acceptabl[ey]|sufficient(?:ly)?|timely|attractive|performant|scalable|reliabl[ey]|responsive|high[- ]quality|(?:works?|performs?|runs?) (?:well|fine|nicely|as expected)|fast|user experience|customer experience"
    ),
    endless=(
        r"improv(?:e[sd]?|ing|ement)|optimi[sz](?:e[sd]?|ing|ation)|enhanc(?:e[sd]?|ing|ement)"
        r"|supports? (?:the|our|users|customers|sales|all)|alignment|satisfaction|satisfied|happy|happier|streamlin(?:e[sd]?|ing)"
        r"|boost(?:s|ing)?|flexibility|simplif(?:y|ies|ied)|facilitat(?:e[sd]?|ing)|manag(?:e|es|ing)|handl(?:e|es|ing)|deals? with"
        r"|foster|empower"
    ),
    measured=(
        r"\d|two|three|four|five|six|seven|eight|nine|ten|half|twice|once|exactly|at least|at most|than|until|before|within|no later"
        r"|without|defined|as described|as specified|according to|so that|as soon as (?!possible)"
    ),
    checkable=(
        r"\d|one|two|three|four|five|six|seven|eight|nine|ten|half|twice|once|each|every|no|none|nobody|nothing|only|without"
        r"|exactly|never|always|at least|at most|than|until|before|within|by (?:the end|noon|midnight|\w+day)|as soon as (?!possible)"
        r"|(?:owns?|holds?|knows?|receives?|gets?|reach(?:es)?|arrives?|becomes?|obtains?)\b(?! (?:a )?(?:better|good|great|more))"
        r"|ha(?:s|ve) (?!an? (?:better|good|great|nice)|better|good|more)"
        rf"|(?:is|are|was|were|be|been|gets?|being) (?:\w+ly )?(?!(?:{_STATES})\b)(?:\w+(?:ed|en|wn)|paid|sent|sold|made|put|set|kept|bought|found|told)"
        r"|(?:is|are) (?:in|on|at|with|back|open|free|known|valid|complete|available|a|an)"
    ),
    widget=(
        r"(?:double-|right-|left-)?click(?:s|ed|ing)?\b(?! (?:shut|into|closed|together|in place))"
        r"|(?:selects?|chooses?|picks?|opens?)\b[^.]*\b(?:drop-?down|drop-down|combo ?box|radio button|context menu|menu item|list ?box)s?"
        r"|(?:ticks?|unticks?|checks?|unchecks?)\b[^.]*\b(?:check-?box(?:es)?|check box(?:es)?)"
        r"|(?:presses|press|taps?|hits?|pushes|push|selects?|activates?)\b[^.;,]*\b(?:button|icon|tab|link)\b"
        r"|(?:presses|press|hits?) (?:the )?[‘“'\"]?(?:enter|return|ok|submit|save|search|tab)(?: key)?[’”'\"]?(?= |\.|,|;|$)"
        r"|(?:selects?|chooses?|picks?)\b[^.]*\bfrom the [‘“'\"]?(?-i:[A-Z])\w+[’”'\"]? menu"
        r"|(?:presses|press|hits?|taps?|pushes)(?: on)?(?= [‘“'\"])|(?:enters?|types?|fills?)\b[^.;]*\bthe [‘“'\"][\w ]+[’”'\"] (?:field|box)"
        r"|drop-?down(?: list| menu)?|radio buttons?|check-?boxes|checkbox|scroll ?bars?|tooltips?|(?:pop-?up|modal) (?:window|dialog(?:ue)?|message)"
        r"|swipes? (?:left|right|up|down)|scrolls?\b (?:up|down|to|through)|hovers? over|drags? and drops?|moves? the (?:mouse|cursor)"
        r"|(?:opens?|switch(?:es)? to|goes to|navigates? to|selects?)\b (?:the )(?:[‘“'\"]?[\w-]+[’”'\"]? ){0,3}(?:tab|menu|sub-?menu)\b"
        r"|navigates? to (?:the )?(?:upper|lower|top|bottom|left|right)\b"
        r"|(?:types?|enters?|fills?)\b[^.;]*\b(?:text ?field|input ?field|text ?box|input ?box|form field)s?"
        r"|(?:closes|dismisses|confirms) the (?:\w+ )?(?:dialog(?:ue)?(?: box)?|pop-?up|modal|message box)"
    ),
    device=(
        r"(?:emergency|stop|alarm|machine|terminal|device|handset|barrier|gate|lift|elevator|keypad|panel|reader|remote|doorbell|door|bell|atm|pump"
        r"|crossing|hardware|console|cab|dashboard light|engine|robot|seat ?belt|lock|camera|shutter|pen|router|horn|pedal|lathe|coffee|kettle|oven|bus|car|truck|aircraft|cockpit|joystick|radio(?! button)|modem|pacemaker|defibrillator|fan|printer|scanner|meter"
        r"|pedestrian|ignition|start/stop|power|call|panic|intercom|traffic|bed|ventilator|thermostat|watch|wristband|fob|push-to-talk|shutdown|fire"
        r"|(?:red|green|yellow|black|white|big) button"
        r"|button (?:at|on|in|by|beside|under|next to) (?:the|his|her|its|an?) (?!(?:[\w-]+ ){0,2}(?:page|screen|form|mask|dialog(?:ue)?|window|app|site"
        r"|website|portal|corner|toolbar|bar|ribbon|menu|tab|row|table|list|header|footer|field|e-?mail|left|right|top|bottom)\b)\w+)"
    ),
    check=(
        r"(?<!the )(?<!a )(?<!two )(?<!of )checks(?= )(?! (?:in|out|off|are|and|to|at|from|the (?:\S+ )?box)\b)(?! [^.,;]+ (?:in|out)(?:[.,;]|$| at | with ))"
        r"|^check(?= )(?! (?:in|out|off)\b)|check (?:that|whether|if)|(?:and|then|to) check(?:s)? (?:whether|if|that|the|for)\b"
        r"|validates?|verif(?:y|ies)|double-checks?|authenticates?"
        r"|(?:is|are) (?:checked|validated|verified)\b(?! (?:in|out)\b)"
        r"|asks? (?:\S+ ){0,6}?(?:whether|if|for (?:\w+ )?(?:confirmation|approval|permission|consent|authori[sz]ation)|to (?:confirm|approve))"
        r"|(?:determines?|tests?|sees?|decides?|looks|finds out) (?:whether|if)|makes? sure"
    ),
    join=r",| and |;| then ",
    further=(
        r"(?:[,;](?: and)?(?: then)?| and(?: then)?| then) (?P<verb>[a-z-]+) "
        r"(?=(?:the|an?|its|his|her|their|it|them|this|that|these|each|every|all|no|to|him|into|both|one|two)\b|(?-i:[‘“'\"A-Z0-9*`]))"
    ),
    after=r"(?:, then|; then| and then|, and then| and after that| and afterwards) (?:(?:the|an?) \w+ )?(?P<verb>[a-z-]+)\b",
    clause=r"\b(?:that|which|who|whose|where|whether|if|so|because|for example|e\.g\.)\b",
    auxiliary=r" (?:is|are|gets|has|have) ",
    passive=(
        r"^(?:the|an?|this|that|these|all|each|every|any|its|their|his|her|[A-Z]\w*|\w+)(?: (?!(?:that|which|who|whose|where|whether|if|when|until|after|before|as)\b)[\w’'‘“”\"-]+){0,5}? "
        r"(?:is|are|gets|has been|have been) (?:then |now |automatically |immediately |also |again )?"
        r"(?P<verb>(?!(?:needed|required|supposed|located|interested|allowed|logged|satisfied|based|open|often|even|then|when|tired|closed|written off|used|been|seven|ten|eleven|between|expected|related|limited|listed|connected|intended|finished|signed in|indeed|unchanged|excited|pleased|worried|red|green|barren|rotten|swollen|hidden|broken|frozen|stolen|golden|wooden|sudden|seated)\b)"
        r"(?:\w+ed|\w+en|made|sent|paid|built|found|held|kept|put|set|shown|sold|told|drawn|done|brought|bought))\b(?! (?:already|still|yet)\b)"
    ),
    agent=r"\bby (?!(?:e-?mail|mail|post|phone|hand|default|date|name|\d|\w+ing)\b)",
    unnoticed=(
        r"(?:has |had )?forg(?:ets|ot|otten) (?:to|about|that|(?:the|his|her|their|its)(?: \w+)? (?:pin|code|password)(?: code)?\b)"
        r"|unhappy|dissatisfied|(?:not|no longer) (?:happy|satisfied|convinced|interested|sure)|is (?:bored|confused|distracted|tired|frustrated|annoyed|unsure"
        r"|undecided|worried|nervous|angry|curious|impatient|absent-minded|upset|afraid|in a hurry|in doubt|in a bad mood)"
        r"|changes? (?:his|her|their|its) minds?|loses? (?:interest|patience|trust|motivation)|hesitates|(?:does|do) not (?:understand|trust|believe|like|feel|care|know)\b(?! whether)"
        r"|doesn['’]t (?:understand|trust|believe|like|feel|know|care)|would rather|secretly|intends|plans|thinks|believes|feels(?! the\b)|gets (?:bored|tired|angry|impatient|confused|nervous|anxious)|second thoughts|no longer (?:wants|trusts|believes|likes)|dislikes|distrusts|misunderstands|suspects|regrets|remembers|has (?:bad|malicious|other) intentions"
    ),
    noticed=(
        r"(?:says?|tells?|reports?|complains?|clicks?|answers?|rates?|replies|asks?|calls?|notices?|writes|states|indicates|requests?|chooses|selects|cancels?|survey|marks|objects|refuses|rejects|confirms|waits|marked|logs?|submits|raises|files)"
    ),
    alike=(
        "customer, client, patron\n"
        "invoice, bill\n"
        "employee, staff member\n"
        "delete, remove, erase\n"
        "supplier, vendor\n"
        "parcel, package\n"
        "password, passphrase\n"
        "physician, doctor"
    ),
)
