package read

import (
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// Sense is what a text says besides facts; one text may say several things.
type Sense uint64

// The senses. They are read wherever they stand in a text, but for those marked
// whole, which must be all of it but politeness.
const (
	Thanks      Sense = 1 << iota // nothing but thanks or assent, whole
	Greets                        // begins with a greeting, and is short
	Asks                          // is a question; Topic says about what
	Same                          // nothing has changed: "vẫn vậy"
	Sends                         // the report is to be sent, whole
	Edits                         // something is to be changed, whole
	Skips                         // whole
	Goes                          // back to where one was, whole
	Stops                         // gives up, whole
	Doubts                        // "khoan đã", "nhầm trường", "đừng gửi"
	Corrects                      // what is said takes the place of what was said: "à nhầm, …"
	Waits                         // "chờ em chút", "mai em gửi"
	NoIdea                        // does not know, or has forgotten
	Cannot                        // cannot get at the account, or cannot take the picture
	CodeLost                      // the tax code is not at hand
	CodeNone                      // the unit has no tax code
	AsPicture                     // "như ảnh": the answer is in the picture
	Denies                        // the report, or the person, is not theirs
	Merged                        // the unit was merged or renamed
	Level2                        // speaks of the head's own account
	Officer                       // wants to speak to a person
	NotMine                       // does not look after the unit any more
	Withdraws                     // a report sent is to be taken back
	Promises                      // a picture that is to come later
	Still                         // "vẫn": as before
	NoPicture                     // there is none, whole
	Reports                       // wants to report, whole
	Another                       // has another unit to report for
	NoReason                      // the reason of a refusal is not known, or none was given
	Later                         // something is to come later: "chiều nay em bổ sung"
	Wrong                         // something is not right
	Unsays                        // it was no refusal
	OneMore                       // a unit beside the one at hand
	Replaces                      // a picture takes the place of those before it
	But                           // a yes with something against it: "đúng nhưng tên mới là …"
	Scolds                        // complains, or scoldings
	Attaches                      // wants to add a picture: "thêm ảnh"
	OfAll                         // it is so of everything that was named: "đều được tiếp nhận"
	Retakes                       // another picture is to take the place of the one sent
	TaxLookup                     // wants the tax office's page, whole
	Detaches                      // wants a picture taken out: "xóa ảnh đi"
	AllPictures                   // speaks of every picture: "bỏ hết ảnh"
	Urges                         // wants others to do something: "đề nghị báo cáo trước 15h30"
	Reminds                       // does so of many, as an office reminds schools
	Withholds                     // does not want to say who reports
	Unlisted                      // the unit is not in the list
	First                         // another unit is to be reported for before the one at hand
	Over                          // another unit is meant instead of the one at hand
	Lost                          // does not understand what is wanted
	OwnCode                       // says which code is the own one: "mã của em là …"
	Sells                         // advertises
	Claims                        // a report was sent already
)

// Answer is how a text answers a question of yes or no.
type Answer uint8

// The answers.
const (
	NoAnswer Answer = iota
	Yes
	No
)

// Words is everything that a text says, read once. What is not there is zero.
// Which of it counts is for the conversation to decide: at the question for a
// contact a Name is no unit, and so on.
type Words struct {
	Text    string // in NFC, Telex and spelled-out numbers written out
	Senses  Sense
	Invite  string
	Receipt bot.Receipt // its code was written: "BC-4821-0937"
	Codes   []Typed     // in order; with Mobile set one may be a phone
	Phones  []string    // digits; said to be phones, or cannot be anything else
	Citizen bool        // a masked citizen number was there
	Rest    string      // Text without codes, phones and what announces them
	Status  bot.Status
	Vague   bool // about a status, deciding none
	Told    bool // Status stands in a sentence of its own, beside one that asks
	Reason  bot.Reason
	Why     string // reasons in the person's own words: after "vì", or several
	Answer  Answer // how the text begins; After is the rest of it
	After   string
	Topic   Topic
	Part    Part  // of the report, to be changed
	Nth     int   // of a list, from 1, Last for the last
	Which   []int // pictures that are spoken of, from 1, Last for the last one
	Person  Person
	To      string // names the unit that First or Over speaks of
	Wonder  Wonder // a status that cannot be believed

	garbled bool
}

// Says tells whether the text says it.
func (w Words) Says(s Sense) bool { return w.Senses&s != 0 }

// Garbled tells whether the words are in an old encoding. Only their numbers were read.
func (w Words) Garbled() bool { return w.garbled }

// Empty tells whether nothing was said at all.
func (w Words) Empty() bool { return w.Text == "" }

// longestText bounds what a stranger can make reading cost, in letters.
const longestText = 4096

// longestLost is how many words say that something is not understood; a longer text tells why.
const longestLost = 9

// longestPromise is how many words a promise for later has; a longer text tells of more.
const longestPromise = 14

// Text reads a text, once, for whatever it may answer.
func Text(text string) (w Words) {
	w.Text = plainText(text)
	if w.Text == "" {
		return w
	}
	if w.garbled = vn.Garbled(firstRunes(text, longestText)); w.garbled {
		codes, _ := TaxCodes(w.Text)
		w.keep(codes)
		w.Text = ""
		return w
	}
	rest := w.Text
	if invite, besides, ok := Invite(w.Text); ok {
		w.Invite, rest = invite, besides
	}
	w.Receipt, _ = Receipt(rest)
	w.Phones, rest = cutPhones(rest)
	codes, rest := TaxCodes(rest)
	w.keep(codes)
	w.Rest = strings.TrimSpace(rest)
	whole := sentenceOf(w.Text)
	w.Person = readPerson(w.Text, whole.words, w.mobiles())
	told := w.Rest
	if w.Person.Post != "" && NamedSuccess(w.Person.Name) { // "hiệu trưởng Nguyễn Thành Công" is no status
		told = w.WithoutName()
	}
	said := sentenceOf(told)
	head, why := cutWhy(said)
	why = withoutQuestion(why)
	w.readStatus(said.words, told, head, why)
	w.Answer, w.After = answer(whole)
	w.readSenses(said.words, why != "")
	if has(said.words, wonders) {
		w.Wonder = wondered(w.Rest)
	}
	return w
}

// WithoutName is Rest without the name of who writes.
func (w Words) WithoutName() string {
	if w.Person.Name == "" {
		return w.Rest
	}
	return strings.Replace(w.Rest, w.Person.Name, ";", 1)
}

// WithoutPhones is the text without its numbers and what announces them, where a phone is
// among these.
func WithoutPhones(text string) (rest string, found bool) {
	text = plainText(text)
	if !longNumber(text) {
		return text, false
	}
	var w Words
	w.Phones, rest = cutPhones(text)
	codes, rest := TaxCodes(rest)
	w.keep(codes)
	return rest, len(w.Phones) > 0
}

// mobiles are the phones, or else what may be one though its digits make a code.
func (w *Words) mobiles() []string {
	if len(w.Phones) > 0 {
		return w.Phones
	}
	for _, c := range w.Codes {
		switch {
		case c.Mobile:
			return []string{string(c.Code)}
		case c.Digits == 11 && phoneDigits(Typed{Raw: c.Raw})[:2] == "02": // a landline
			return []string{phoneDigits(Typed{Raw: c.Raw})}
		}
	}
	return nil
}

// plainText brings a text to the form in which all of it is read.
func plainText(text string) string {
	text = strings.TrimSpace(visible(vn.PlainDigits(strings.ToValidUTF8(vn.NFC(firstRunes(text, longestText)), ""))))
	if typed := vn.Typed(text); typed != text {
		if words := wordsOf(text); !has(words, english) || len(words) < 4 {
			text = typed
		}
	}
	return Schools(vn.SpokenDigits(text))
}

// visible leaves out what is not seen and would divide a number: spaces of no width,
// marks of direction.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != '\u200d' { // which joins signs to one
			return -1
		}
		return r
	}, text)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// keep sorts the numbers: a citizen number is only remarked on, a phone is one.
func (w *Words) keep(codes []Typed) {
	for _, c := range codes {
		switch c.Look {
		case LooksCitizen:
			w.Citizen = true
		case LooksPhone:
			w.Phones = append(w.Phones, phoneDigits(c))
		default:
			c.Mobile = isMobile(string(c.Code))
			w.Codes = append(w.Codes, c)
		}
	}
}

// readStatus reads the status of what is told, and why it is one of refusal.
func (w *Words) readStatus(words []word, told, head, why string) {
	if why != "" {
		words = wordsOf(head)
	}
	if has(words, level2) { // the head's own account says nothing about the unit's
		w.Senses |= Level2
		w.Vague = true
		return
	}
	s, found, vague := Status(head)
	if !found && !vague && head != told {
		s, found, vague = Status(told)
	}
	w.Vague = vague
	if found && !vague {
		w.Status = s
	}
	if w.Status == bot.Refused || !found {
		w.Reason, w.Why = reasonIn(told, why, w.Status == bot.Refused)
	}
}

// readSenses reads everything that is no fact; reasoned tells whether the words say why.
func (w *Words) readSenses(words []word, reasoned bool) {
	question := IsQuestion(w.Text)
	w.Topic = topicOf(w.Text, words, question)
	w.Part, w.Nth, w.Which = partOf(words), nthOf(words), picturesOf(words)
	if reasoned && (w.Vague || w.Status == bot.Refused) { // "trả lại do tên trường sai"
		w.Part = NoPart
	}
	w.sense(Asks, w.Topic != NoTopic || question)
	w.readWishes(words)
	w.readAlone(words)
	w.readLoose(words)
	if has(words, beforeOthers) || has(words, turnsOver) {
		how, to := turnOf(w.Rest)
		w.Senses, w.To = w.Senses|how, to
	}
	w.quietly(words)
	w.Told = w.Says(Asks) && w.Status != bot.NoStatus && (toldApart(w.Rest, w.Status) || w.Why != "" || w.Reason != bot.NoReason)
}

func (w *Words) sense(s Sense, is bool) {
	if is {
		w.Senses |= s
	}
}

// readWishes reads how somebody feels and what is to be done, wherever it is said.
func (w *Words) readWishes(words []word) {
	w.sense(Thanks, IsThanks(w.Text))
	w.sense(Greets, isGreeting(words))
	w.sense(Lost, len(words) <= longestLost && (has(words, lost) || endsIn(words, lostEnds)))
	w.sense(NoReason, unreasoned(words) && !covered(words, lost, lostEnds, politeHeads, politeTails))
	if w.Says(NoReason) { // "không hiểu vì sao"
		w.Senses &^= Lost
	}
	w.sense(Later, len(words) <= longestPromise && forLater(words))
	w.sense(Scolds, has(words, complaints) || hasAsTyped(words, scoldings))
	w.sense(Promises, comesLater(words))
	w.sense(Sells, hasAsTyped(words, selling))
	w.sense(Attaches, ofPicture(words, attaching))
	w.sense(Detaches, ofPicture(words, detaching) || detachesBehind(words, len(w.Which) > 0))
	w.sense(AllPictures, has(words, allPictures))
	w.sense(Urges, has(words, urging) && has(words, urged) && !has(words, selves))
	w.sense(Reminds, w.Says(Urges) && has(words, addressees))
}

// readAlone reads what is meant only where little else is said.
func (w *Words) readAlone(words []word) {
	whole := polite(words)
	behind := wordsOf(w.After) // "vâng, gửi đi ạ"
	for _, one := range wholeSenses {
		w.sense(one.sense, one.is(words) || one.is(whole) || one.is(politeEnd(words)) || one.is(behind) || one.is(politeEnd(behind)))
	}
	if w.Answer != NoAnswer { // "dung roi" is a yes, and folds like "dừng rồi"
		w.Senses &^= Stops
	}
	w.sense(Stops, givesUp(words))
	if at, n := find(words, sends); at >= 0 && (has(words[at+n:], done) || has(words[:at], notDone) || has(words[:at+n], past) && !has(words[at+n-1:at+n], sends)) { // "gửi rồi ạ" tells, and asks for nothing
		w.Senses &^= Sends
	}
	if n := longest(words, maySend); n > 0 {
		w.sense(Sends, covered(words[n:], politeTails))
	}
}

// readLoose reads what may stand among anything.
func (w *Words) readLoose(words []word) {
	for _, one := range looseSenses {
		w.sense(one.sense, has(words, one.list))
	}
	if w.Says(Waits) && typesAccents(w.Text) && !hasMeant(words, waits) && longest(polite(words), waitsAlone) == 0 { // "cho em" is no "chờ em" then
		w.Senses &^= Waits
	}
	w.sense(Waits, hasAsTyped(words, waitsFor))
	if w.Says(OneMore) && typesAccents(w.Text) && !hasMeant(words, oneMore) { // "trường con" is no "còn"
		w.Senses &^= OneMore
	}
	behind := wordsOf(w.After)
	but := has(behind, buts) && (!typesAccents(w.Text) || hasMeant(behind, buts)) // "em tên Nhung"
	w.sense(But, w.Answer == Yes && (but || has(behind, merged)) && w.Status == bot.NoStatus && !w.Vague && !w.Says(NoIdea|Cannot))
	if w.Says(Claims) { // "báo cáo rồi mà" wants to report nothing
		w.Senses &^= Reports
	}
	w.sense(OwnCode, len(w.Codes) > 0 && ownCode(wordsOf(w.Text)))
}

// quietly takes back that something is asked, where words only sound so: "không thay
// đổi gì ạ", "không biết vì sao".
func (w *Words) quietly(words []word) {
	if isGreeting(words) && covered(words, greetingP, politeHeads, politeTails) { // "có ai không ạ"
		w.Senses, w.Topic = w.Senses&^Asks|Greets, NoTopic
	}
	if w.Answer == No && !IsQuestion(w.After) && !strings.ContainsAny(w.Text, "?？") { // "đâu có phải, trường em là …"
		w.Senses, w.Topic = w.Senses&^Asks, NoTopic
	}
	still := endsIn(words, stress) && (w.Status == bot.NotRegistered || has(words[:len(words)-1], notDone) && !has(words, unknowns)) // "chưa đăng ký đâu ạ", "cô không gửi được đâu"
	if (still || w.Says(Same|NoReason|Unsays)) && !has(words, surelyAsking) && !strings.ContainsAny(w.Text, "?？") {
		w.Senses, w.Topic = w.Senses&^Asks, NoTopic
	}
}

// givesUp tells whether the words want the report cancelled and nothing else: "hủy đi
// em gửi nhầm".
func givesUp(words []word) bool {
	at, n := find(words, firmStops)
	return at >= 0 && covered(words[:at], aboutStops, politeHeads) && covered(words[at+n:], aboutStops, firmStops, politeTails)
}

// sensed is a sense and how it is said.
type sensed struct {
	sense Sense
	list  lexicon
}

func (s sensed) is(words []word) bool {
	return len(words) > 0 && longest(words, s.list) == len(words)
}

var (
	wholeSenses = []sensed{{Sends, sends}, {Edits, edits}, {Goes, backs}, {Skips, skips}, {Stops, stops}, {Waits, waitsAlone}, {NoPicture, pictureNone}, {Reports, reportsP}, {TaxLookup, taxLookups}, {Officer, helpAlone}}
	looseSenses = []sensed{{Same, same}, {Doubts, doubts}, {Corrects, corrections}, {Waits, waits}, {NoIdea, unknowns}, {Cannot, cannot},
		{CodeLost, codeLost}, {CodeNone, codeNone}, {AsPicture, asPicture}, {Denies, denials}, {Merged, merged}, {Officer, officers}, {Officer, appeals},
		{NotMine, notMine}, {Withdraws, withdraws}, {Promises, promises}, {Still, still}, {Another, another}, {Wrong, wrongs}, {Unsays, unsays}, {OneMore, oneMore}, {Replaces, replacing}, {OfAll, ofAll}, {Retakes, retaking}, {Withholds, withholds}, {Unlisted, unlisted}, {Claims, claims}}
)
