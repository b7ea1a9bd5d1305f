package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// expectContact makes who reported the question, as far as it was not told with
// the report. It waits for nothing: whatever comes instead is taken as usual.
func (t *Talk) expectContact(told []string) {
	if t.isOfficer() || len(missingOf(told)) == 0 {
		return
	}
	t.st.Ask = ask{Slot: slotContact, Wait: bot.ShortHash(t.ev.Chat.Key(), t.ev.ID, string(slotContact)), Told: told}
}

// isOfficer tells whether somebody of the office writes: who that is, and by which
// phone, is set in the list of officers and not taken from what is said here.
func (t *Talk) isOfficer() bool { return t.f.Account.Role != bot.Principal }

func (t *Talk) askContact() question {
	rows := [][]bot.Choice{row(t.pick("button.skip", "skip"))}
	if told := t.st.Ask.Told; len(told) > 0 {
		return question{bot.T("contact.ask_rest", "missing", missingOf(told)), rows}
	}
	return question{bot.T("contact.ask"), rows}
}

// missingOf lists what is not told yet of who reported.
func missingOf(told []string) (all bot.List) {
	for _, part := range []string{"name", "post", "phone"} {
		if !slices.Contains(told, part) {
			all = append(all, bot.T("contact.part_"+part))
		}
	}
	return all
}

func (t *Talk) tapContact(choice string) bool {
	if choice != "skip" {
		return false
	}
	t.st.Ask = ask{}
	if t.ev.Kind == bot.Tapped && t.env.Caps.Edit && t.ev.Message != "" && t.st.Last.ID != "" {
		t.showReceipt() // the tapped message holds it, and must go on holding it
		return true
	}
	t.settled(bot.T("contact.skipped"))
	return true
}

// introduces takes who reported, where that is asked, and afterwards: it was
// skipped before, comes in several messages, or is given again with a slip mended.
func (t *Talk) introduces() bool {
	if t.phoneSlip() {
		return true
	}
	p, last := t.introduced(), t.st.Last.ID != "" && t.st.Draft.ID == "" && !t.asking()
	switch {
	case t.isOfficer(), t.in.Says(read.Sells) && !p.Sure(), t.in.shy && t.in.name != "" && t.in.Says(read.Doubts|read.Withdraws):
		return false
	case t.st.Ask.Slot == slotContact && (t.in.Says(read.Skips|read.Stops|read.Withholds) || t.in.Answer == read.No && read.Nothing(t.in.Text) && !t.speaksOf("trường", "đơn vị") || t.putsOffContact()) && t.in.name == "" && t.in.Person.Phone == "":
		return t.tapContact("skip")
	case t.st.Ask.Slot == slotContact:
	case t.presents(p):
		return true
	case !last || !p.Sure() && p.Phone == "" && !read.OnlyPost(t.in.text):
		return false
	}
	postBeside := p.Name == "" && p.Phone == "" && !read.OnlyPost(t.in.text) && t.in.Rest != p.Post // "hai trường cùng do em phụ trách"
	if !p.Known() || postBeside && !strings.ContainsAny(t.in.Rest, ":=") && !read.Nothing(strings.Replace(t.in.Rest, p.Post, "", 1)) || t.in.Citizen && !p.Sure() || t.in.Says(read.Asks) || read.LikeUnit(t.in.name) || t.reports() {
		return false
	}
	if t.st.Ask.Slot != slotContact && !p.Sure() && p.Phone != "" { // "xin lỗi, nhầm số: 0912 345 678"
		p = read.Person{Phone: p.Phone}
	}
	if !t.appeals(p) {
		return false
	}
	t.thankFor(p)
	return true
}

// phoneSlip asks for the phone again where a digit of it is missing or too many, which is no
// code then. What else was told of the person stays.
func (t *Talk) phoneSlip() bool {
	if t.st.Ask.Slot != slotContact || len(t.in.Codes) != 1 || t.in.Person.Phone != "" || t.isOfficer() { // "02253 000 456" is one
		return false
	}
	c := t.in.Codes[0]
	if c.Digits != 9 && c.Digits != 11 || t.listed(c) || c.Called || len(t.f.Codes[c.Code].Near) > 0 {
		return false
	}
	if p := t.in.Person; p.Sure() {
		p.Phone = ""
		t.st.Ask.Told = t.toldWith(t.st.Ask.Told, p)
		t.write(t.person(record(p)))
	}
	t.instead(bot.T("contact.digits", "n", c.Digits))
	t.show()
	return true
}

// presents takes who writes as the first words of all, and goes on to the report.
func (t *Talk) presents(p read.Person) bool {
	if t.st.Last.ID != "" || t.in.Says(read.Asks|read.Officer|read.Sells) || t.hasUnit() || read.LikeUnit(t.in.name) {
		return false
	}
	sure := !t.asking() && t.st.Draft.ID == "" && p.Sure() && (t.in.name == "" || len(t.f.Named) == 0 || t.f.Near && p.Phone != "")
	switch name := t.introducesOneself(); {
	case name != "" && len(t.in.Codes) == 0 && t.in.Status == bot.NoStatus && (t.st.Ask.Slot == "" || t.st.Ask.Slot == slotUnit):
		p.Name = name
	case !sure || t.reports() || t.statusBeside(p.Name): // who reports is taken beside the report
		return false
	}
	t.begin()
	t.st.Draft.Told = t.toldWith(t.st.Draft.Told, p)
	t.write(t.person(record(p)))
	t.note("contact.noted", "contact", told(p))
	t.next()
	return true
}

// statusBeside tells whether a status is told besides the name of a person, who may be called
// as one.
func (t *Talk) statusBeside(name string) bool {
	_, found, vague := read.Status(strings.Replace(t.in.Rest, name, "", 1))
	return found || vague
}

// introducesOneself is the name of who writes, where the words say nothing else and no unit is
// called so.
func (t *Talk) introducesOneself() string {
	name := read.Introduced(t.in.text)
	if p := t.in.Person; p.Sure() && p.Post != "" && read.Nothing(strings.Replace(strings.Replace(t.in.Rest, p.Name, "", 1), p.Post, "", 1)) {
		name = p.Name
	}
	called := func(u bot.Unit) bool { return strings.HasSuffix(" "+bot.FoldName(u.Name), " "+bot.FoldName(name)) }
	if name == "" || strings.Contains(name, " ") && slices.ContainsFunc(t.f.Named, called) {
		return ""
	}
	return name
}

// appeals keeps for an officer what is asked beside who writes, and tells whether the
// phone can be the writer's: in a complaint it is of what the complaint is about, unless
// the name stands beside it or somebody is to be called.
func (t *Talk) appeals(p read.Person) (own bool) {
	called := p.Phone != "" && t.wantsCall()
	if t.in.Says(read.Officer) && !called && (!p.Sure() || t.st.Ask.Slot != slotContact) {
		return false
	}
	if called || t.in.Says(read.Officer) {
		t.forOfficer()
	}
	return true
}

// wantsCall tells whether somebody is to be called, and not only may be.
func (t *Talk) wantsCall() bool {
	return t.speaksOf("gọi lại", "gọi cho em", "gọi cho tôi", "gọi cho mình", "gọi cho chị", "gọi cho anh", "gọi em", "gọi tôi", "gọi mình", "gọi chị", "gọi anh", "gọi điện", "gọi giúp", "điện lại", "goi lai", "goi cho em", "goi dien") &&
		!t.speaksOf("có gì", "cần gì", "khi cần", "nếu cần", "cần thì", "co gi", "can gi", "khi can", "neu can")
}

// putsOffContact tells whether "để sau nhé" is said of who reported, and of no picture.
func (t *Talk) putsOffContact() bool {
	return t.today(t.st.Last.Said.At) && t.in.Says(read.Waits) && !t.in.Says(read.Later|read.Promises|read.Asks) && !t.st.Last.Wants && !t.aboutPicture()
}

// reports tells whether the words speak of a report rather than of a person.
func (t *Talk) reports() bool {
	for _, c := range t.in.Codes {
		if p := t.in.Person; t.st.Ask.Slot == slotContact && p.Sure() && p.Phone != "" && !c.Called && !t.listed(c) {
			continue // a second phone of the same person
		}
		if t.listed(c) || c.Look == read.LooksRight && !c.Mobile || len(t.f.Codes[c.Code].Near) > 0 {
			return true
		}
	}
	p := t.introduced()
	sure := p.Sure() || t.st.Ask.Slot == slotContact && p.Name != "" && (p.Phone != "" || read.CalledSuccess(t.in.text) != "")
	return !sure && p == t.in.Person && (t.in.Status != bot.NoStatus || t.in.Vague)
}

// introduced is who writes. "Thành Công", written as a name where who reported is asked, is
// one.
func (t *Talk) introduced() read.Person {
	p := t.in.Person
	if t.st.Ask.Slot == slotContact && !p.Known() {
		p.Name = read.CalledSuccess(t.in.text)
	}
	if t.st.Ask.Slot == slotContact && !p.Known() && t.in.Senses == 0 && t.in.Status == bot.NoStatus && !t.in.Vague && t.in.Answer == read.NoAnswer {
		if p.Name = read.GivenName(t.in.text); p.Name == "" && len(t.st.Ask.Told) > 0 && !slices.Contains(t.st.Ask.Told, "name") {
			p.Name = read.GivenName(read.Capitals(t.in.text)) // nothing else is missing but that
		}
	}
	return p
}

// thankFor records who reported, and says what was understood. What is missing
// may come in the next message. All of it goes to the records alone.
func (t *Talk) thankFor(p read.Person) {
	asked, parts := t.st.Ask.Slot == slotContact, t.toldWith(t.st.Ask.Told, p)
	t.st.Ask = ask{}
	t.write(t.person(record(p)))
	if asked && len(missingOf(parts)) > 0 && (!slices.Contains(parts, "phone") || !slices.Contains(parts, "name")) {
		t.expectContact(parts)
		t.lead = append(t.lead, bot.Part{Text: bot.T("contact.noted", "contact", told(p))})
		t.show()
		return
	}
	if asked {
		t.settled(bot.T("contact.thanks", "contact", told(p)))
		return
	}
	t.tell(bot.T("contact.thanks", "contact", told(p)))
}

// toldWith is what was told so far, by name, with p.
func (t *Talk) toldWith(told []string, p read.Person) []string {
	told = slices.Clone(told)
	for part, value := range map[string]string{"name": p.Name, "post": p.Post, "phone": p.Phone} {
		if value != "" && !slices.Contains(told, part) {
			told = append(told, part)
		}
	}
	slices.Sort(told)
	return told
}

// meet records who reports when that stands beside the report itself, or is all that
// is said in the middle of it, so that it is not asked again.
func (t *Talk) meet() bool {
	p := t.writer()
	offered := t.unitChosen() || t.st.Ask.Slot == slotConfirm
	facts := len(t.in.Codes) > 0 || t.in.Status != bot.NoStatus || t.in.name != "" || offered && read.Nothing(t.in.Rest)
	alone := p.Post == "" && p.Phone == "" && (!facts || len(t.f.Areas) > 0) // "Dương Kinh" begins as a person's name does
	names := t.namesUnit() && t.st.Last.ID == ""                             // the draft begins with it
	if t.isOfficer() || t.in.Says(read.Sells) || t.st.Draft.ID == "" && !names || alone || t.st.Ask.Slot == slotContact || !p.Sure() && !t.onlyPost() && (len(t.in.Phones) == 0 && !read.CallsOneself(t.in.Text, p.Name) || !facts) || t.in.Says(read.Asks) {
		return false
	}
	t.begin()
	t.st.Draft.Told = t.toldWith(t.st.Draft.Told, p)
	t.write(t.person(record(p)))
	return true
}

// namesUnit tells whether the words name units for sure.
func (t *Talk) namesUnit() bool { return t.in.name != "" && len(t.f.Named) > 0 && !t.f.Near }

// writer is who writes, as far as it is sure; of anybody else the phone alone.
func (t *Talk) writer() read.Person {
	p := t.in.Person
	switch {
	case p.Sure(), read.CallsOneself(t.in.Text, p.Name):
	case t.onlyPost():
		p = read.Person{Post: p.Post}
	default:
		p = read.Person{}
	}
	if t.placeOfUnit(p.Name) {
		p.Name = ""
	}
	if p.Phone == "" && len(t.in.Phones) > 0 {
		p.Phone = t.in.Phones[0]
	}
	return p
}

// onlyPost tells whether the words are the post of somebody who has told the rest before:
// name, post and phone come one after the other.
func (t *Talk) onlyPost() bool {
	return len(t.st.Draft.Told) > 0 && t.in.Person.Post != "" && read.OnlyPost(t.in.text)
}

// placeOfUnit tells whether what reads as a person's name is that of a unit, or where a unit
// lies that is named beside it: "Mầm non Cát Minh, Dương Kinh".
func (t *Talk) placeOfUnit(name string) bool {
	called := func(words string) bool { return strings.HasSuffix(" "+vn.Words(words), " "+vn.Words(name)) }
	return name != "" && slices.ContainsFunc(t.f.Named, func(u bot.Unit) bool { return called(u.AreaName) || called(u.Name) })
}

// card takes a contact card that the platform shows as such.
func (t *Talk) card() {
	if t.isOfficer() {
		t.current()
		return
	}
	p := read.Person{Name: shorten(t.ev.Card.Name, maxName), Phone: t.ev.Card.Phone}
	if t.st.Draft.ID != "" {
		t.st.Draft.Told = t.toldWith(t.st.Draft.Told, p)
		t.write(t.person(record(p)))
		t.note("contact.noted", "contact", told(p))
		t.current()
		return
	}
	if t.st.Last.ID == "" && !t.asking() { // before anything else
		t.write(t.person(record(p)))
		t.note("contact.noted", "contact", told(p))
		t.stand()
		return
	}
	t.thankFor(p)
}

// textLate takes who reported, where that was asked before a picture came, and leaves what
// begins a new report to the facts.
func (t *Talk) textLate() bool {
	if t.in.Status != bot.NoStatus || len(t.in.Codes) > 0 { // a new report, and the picture is of it
		pictures := t.st.Ask.Pictures
		t.st.Ask, t.st.Under = ask{}, ask{}
		t.takeLate(pictures)
		return false
	}
	p := t.in.Person
	if !p.Known() && t.repliesLate() {
		return true
	}
	if t.isOfficer() || t.st.Under.Slot != slotContact || !p.Known() || t.in.Citizen || read.LikeUnit(t.in.name) || t.reports() {
		return false
	}
	t.st.Under = ask{}
	t.write(t.person(record(p)))
	t.lead = append(t.lead, bot.Part{Text: bot.T("contact.thanks", "contact", told(p))})
	t.show()
	return true
}

// record is what lasts of a person; what was not given stays as it was.
func record(p read.Person) (w bot.SetAccount) {
	some := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	w.Name, w.Post, w.Phone = some(shorten(p.Name, maxName)), some(shorten(p.Post, maxName)), some(p.Phone)
	return w
}

func told(p read.Person) (got bot.List) {
	for _, s := range []string{p.Name, p.Post, bot.Phone(p.Phone).Grouped()} {
		if s != "" {
			got = append(got, bot.Raw(shorten(s, maxName)))
		}
	}
	return got
}

// withoutPhones is the text as it may be kept: phone numbers belong to the
// records of people alone.
func withoutPhones(text string) string {
	rest, found := read.WithoutPhones(text)
	if rest = strings.Trim(rest, " ,"); found && rest == "" { // what announces a number may be the wish: "gọi cho em 0999 000 678"
		rest = strings.TrimSpace(strings.Trim(text, "0123456789 .-+()"))
	}
	if found {
		return rest
	}
	return text
}
