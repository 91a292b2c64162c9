// Nouns everyone knows, written by hand: alone they are not worth asking about, and "the" before one usually points
// back at something said earlier. A list stands in for word frequencies, which would need a corpus of their own.

const PEOPLE = `
actor adult artist aunt author baby boss boy brother child citizen client colleague consumer cousin crowd customer
daughter doctor driver employee employer engineer expert family farmer father fellow fighter friend gentleman girl
grandfather grandmother group guest guy hero human husband individual inhabitant instructor kid king lady lawyer leader
learner listener majority man member minority mother neighbor neighbour nurse observer officer official owner parent
participant partner passenger patient people person planner player police president prince princess professor public
queen reader researcher resident rider scholar scientist seller sister skater soldier son speaker student teacher team
teen teenager thief traveler visitor voter wife winner woman worker writer youth`;

const BODY_HOME = `
apartment arm back bag ball bar basket bath beach bed bedroom bell belt bench bicycle bike bird blanket block blood board
boat body bone book boot bottle bowl box bread breakfast brick bridge brush bucket building bus button cake camera candle
candy cap car card carpet cart cat ceiling cell chain chair chest chicken chin church circle city clock cloth clothes cloud
coat coffee coin corner cottage couch cow cup curtain desk dinner dish dog door dress drink ear edge egg elevator engine
entrance envelope eye face farm feather fence finger fire fish flag flame floor flower food foot football fork fruit garage
garden gate gift glass glove goat gold grass ground gun hair hall hand hat head heart hill home horse hospital hotel house
ice iron island jacket kitchen knee knife lake lamp lawn leaf leg letter light lip lock luggage lunch machine map meal meat
metal milk mirror money moon mountain mouth nail neck needle nest net newspaper nose ocean office oil package page paint
pair pan paper park path pen pencil phone photo piano picture piece pig pipe plane plant plastic plate pocket pole pool pot
rain restaurant rice ring river road rock roof room root rope rubber sail sand school screen sea seat seed sheep sheet shelf
ship shirt shoe shop shoulder sink skin sky sled snow soap sock soil spoon square stair star station stick stomach stone
store storm stove street string sugar suit sun swing table tail tank tape tea telephone television tent throat ticket tie
tire toe tongue tool tooth towel tower town toy track train tray tree truck umbrella valley van vehicle village wall
watch water weapon wheel wind window wing wire wood wool yard`;

const TIME_AND_PLACE = `
afternoon age anniversary area april august autumn beginning birthday border center centre century chapter coast continent
country county date day decade december direction distance district end evening february fall finish friday front future
half holiday hour inside january july june kingdom land left line location march middle midnight minute moment monday month
morning nation neighborhood night noon north november october outside past period place point position present region
rest right row saturday season second section september shore side site south space spot spring start state step summer
sunday surface territory thursday time today tomorrow top tuesday wednesday week weekend west winter world year
yesterday zone`;

const MATTERS = `
ability absence accident account act action activity addition advantage advice agreement aim air alternative amount analysis
answer appearance application approach argument arrangement arrival article aspect attack attempt attention attitude
attraction award background balance base basis battle beauty behavior behaviour belief benefit birth bit blame bottom break
breath burden business call calm campaign capacity care career case cause challenge chance change character characteristic
charge chart check choice claim class code collection color colour combination comment community company comparison
competition complaint completion component concern conclusion condition conference confidence conflict confusion connection
consequence consideration contact content contest context contrast contribution control conversation copy cost council
couple courage course court cover creation credit crime crisis criticism culture cut damage danger data deal death debate
debt decision decline decrease degree delay demand department description design desire detail development device
difference difficulty disaster discovery discussion disease display doubt draft dream drop duty ease economy education
effect efficiency effort election element emotion emphasis encounter energy entry environment equation equipment error
escape event evidence examination example exception exchange exercise existence expansion expectation expense experience
experiment explanation expression extent extreme fact factor failure faith fame fashion fate fault fear feature feeling
field fight figure file film final finding firm fit flight flow focus following force form format formation formula
foundation frame freedom fun function game gap goal good goods government graph growth guard guess guide habit happiness
hardship harm health heat height help history hope idea identity image impact importance impression improvement
incident income increase industry influence information injury input instance institution instruction intention interest
interpretation introduction investigation invitation issue item job joke journey joy judgment justice key kind knowledge
labor labour lack language law layer lead learning length lesson level lie life limit link list load look loss lot love luck
majority management manner mark market mass match material matter meaning means measure measurement medicine meeting memory
mention message method mind mistake mix mixture mode model mood motion motivation move movement movie music mystery name
nature necessity need news noise note notice notion number object objective observation occasion offer operation opinion
opportunity option order organization origin output pain part party pattern pause payment peace performance permission
phase phenomenon phrase plan pleasure poem policy popularity population possibility post power practice preference
preparation presence pressure price pride principle print priority prize problem procedure process product production
profit program progress project promise proof property proposal protection purchase purpose push quality quantity question
quotation race range rank rate ratio reaction reality reason record reduction reference relation relationship release
relief removal repair repetition reply report reputation request requirement research resource respect response
responsibility result return revenue review revolution reward rise risk role round route routine rule run safety sale
sample satisfaction scale scene schedule science score search secret security sense sentence sequence series service set
setting shape share shift shock shot show sight sign signal significance silence similarity situation size skill
sleep slope smell society solution song sort sound source speech speed spirit sport spread stage standard statement status
story strategy strength stress structure struggle study stuff style subject success suggestion sum supply support surprise
survey survival symbol system talent talk target task taste tax technique technology tendency term test text theme theory
thing thought threat title tone topic total touch tour trade tradition transition transport travel treatment trend trial
trip trouble trust truth turn type understanding unit use user value variation variety version victory view violence vision
visit voice volume wage walk war warning waste wave way weakness wealth weather weight welfare whole will wish word work
worth`;

/** Lower-case singular nouns that are too common to be an answer on their own. */
export const everydayNouns: ReadonlySet<string> = new Set(
  `${PEOPLE} ${BODY_HOME} ${TIME_AND_PLACE} ${MATTERS}`.split(/\s+/u).filter((word) => word !== ''),
);
