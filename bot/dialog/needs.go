package dialog

import (
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// needs is Needs after the event was read.
func needs(st *State, ev bot.Event, in input) bot.Needs {
	if ev.Chat.Group {
		return bot.Needs{}
	}
	if fillsOnly(st, ev, in) {
		return lastNeeds(st, bot.Needs{})
	}
	n := bot.Needs{Unit: st.Draft.Unit.ID, Invite: in.Invite}
	for _, c := range in.Codes {
		if c.Code != "" {
			n.Codes = append(n.Codes, c.Code)
		}
	}
	namedNeeds(st, ev, in, &n)
	if a := st.Ask; a.Slot == slotInvited && in.Invite == "" && (len(in.Codes)+len(in.name) > 0 || in.Status != bot.NoStatus) {
		tapNeeds(st, tap{wait: a.Wait, choice: "yes"}, &n) // it may be the invited unit
	}
	switch {
	case ev.Kind == bot.Tapped:
		tapNeeds(st, in.tap, &n)
	case in.Answer == read.Yes && !st.asking() && st.Draft.ID == "" && len(st.Also) > 0:
		alsoNeeds(st.Also[0], &n)
	case in.Answer == read.Yes: // typed in place of the button
		tapNeeds(st, tap{wait: st.Ask.Wait, choice: "yes"}, &n)
	}
	commandNeeds(commandWanted(ev, in), &n)
	switch {
	case in.Topic == read.AboutForget:
		commandNeeds("dulieu", &n)
	case in.Topic == read.AboutUnits, in.Says(read.Withdraws) && st.Last.ID == "":
		commandNeeds("trangthai", &n)
	}
	if in.Receipt != "" {
		n.Receipt = in.Receipt
	}
	idle := st.Ask.Slot == "" || st.Ask.Slot == slotContact
	n.Reminded = ev.Kind == bot.Said && idle && (in.Says(read.Same) || in.Status != bot.NoStatus) && len(in.Codes) == 0 && in.name == ""
	n.Disputed = ev.Kind == bot.Said && (idle || st.noYesOrNo()) && (in.Says(read.Denies) || in.Answer != read.NoAnswer)
	if n.Unit == 0 {
		n.Unit = st.Last.Unit.ID // for whom to ask
	}
	return lastNeeds(st, n)
}

// lastNeeds add the report that was sent last, where nothing is begun: an officer may have
// returned it since.
func lastNeeds(st *State, n bot.Needs) bot.Needs {
	if st.Draft.ID == "" && n.Report == "" && n.Receipt == "" {
		n.Report = st.Last.ID
	}
	return n
}

// namedNeeds are what a name may mean: units, and the area that stands in it.
func namedNeeds(st *State, ev bot.Event, in input, n *bot.Needs) {
	if in.name != "" {
		n.Name, n.NameArea = searched(st, in.said), st.Area.ID
	}
	if ev.Command == "" && wantsArea(st) || in.name != "" && !read.LikeUnit(in.name) {
		n.Area = shorten(read.Located(read.Plainly(in.text)), maxName)
		if in.Answer == read.No && !wantsArea(st) { // "em không ở dương kinh"
			n.Area = read.Located(in.name)
		}
	}
	if a := st.Ask; n.Area != "" && a.Slot == slotConfirm && len(a.Units) > 0 && !read.LikeUnit(in.name) { // "không, nghi dương"
		n.There = a.Units[0].Name
	}
	if p := in.Person; n.Area == "" && in.name != "" && p.Name != "" && p.Post == "" && p.Phone == "" { // "MN Sơn Ca - Ngô Quyền"
		n.Area = p.Name
	}
	if p := in.Person; n.Area == "" && in.name != "" && (!p.Sure() || p.Post != "" || p.Phone != "") {
		_, n.Area = read.PlaceIn(in.name) // of a unit that nobody may have listed
	}
}

// fillsOnly tells whether the event gives a slot its value and nothing else: a
// status, a reason or a bare picture. The unit is looked up again when the
// report is sent.
func fillsOnly(st *State, ev bot.Event, in input) bool {
	switch ev.Kind {
	case bot.Tapped:
		a, _ := st.asked(in.tap.wait)
		return a.Slot == slotStatus && in.tap.choice != "same" || a.Slot == slotReason
	case bot.Pictured:
		return ev.Text == "" && ev.File != nil && ev.File.Size <= MaxPictureBytes
	default:
		return false
	}
}

// wantsArea tells whether typed words may be an area's name.
func wantsArea(st *State) bool {
	a := st.Ask
	return (a.Slot == slotCode || a.Slot == slotLevel) && st.Draft.New != nil || a.Slot == slotArea || a.Slot == slotAreaOf || a.Slot == slotFind && a.Name != ""
}

// tapNeeds are those of a button: the unit, code or invitation that it stands
// for, or the report that it names.
func tapNeeds(st *State, tap tap, n *bot.Needs) {
	a, _ := st.asked(tap.wait)
	switch {
	case tap.verb == "also":
		if i := st.waitingAt(tap.object); i >= 0 {
			alsoNeeds(st.Also[i], n)
		}
	case tap.verb != "":
		standingNeeds(tap, n)
	case a.Slot == "":
	case a.Slot == slotWithdraw:
		n.Report = st.Last.ID
	case (tap.choice == "yes" || a.Slot == slotInvited && tap.choice != "no") && len(a.Units) > 0:
		n.Unit, n.Invite = a.Units[0].ID, a.Invite
	case tap.choice == "yes" && a.Code != "":
		n.Codes = append(n.Codes, a.Code)
	default:
		if i, ok := index(tap.choice, len(a.Units)); ok {
			n.Unit = a.Units[i].ID
			if a.Units[i].OneOf {
				n.Name = a.Units[i].Name
			}
			if code := a.Units[i].Code; n.Unit == 0 && code != "" {
				n.Codes = append(n.Codes, code)
			}
		}
	}
}

// alsoNeeds are those of a unit that waits: it may be known by its code alone, or be one of
// several of its name.
func alsoNeeds(a also, n *bot.Needs) {
	n.Unit = a.Unit.ID
	if a.Unit.OneOf {
		n.Name = a.Unit.Name
	}
	if a.Unit.ID == 0 && a.Unit.Code != "" {
		n.Codes = append(n.Codes, a.Unit.Code)
	}
}

func standingNeeds(tap tap, n *bot.Needs) {
	switch tap.verb {
	case "export":
		n.Held, n.Export = true, true
	case "send":
		if d, rev, ok := sentBy(tap.object); ok {
			n.Report = bot.NewReportID(d, rev)
		}
	case "yes", "no":
		n.Report = bot.ReportID(shorten(tap.object, maxButton))
	case "same", "is":
		n.Unit = unitNumber(tap.object)
	case "resend", "restate":
		_, receipt, _ := strings.Cut(tap.object, ".")
		n.Unit, n.Receipt = unitNumber(tap.object), bot.Receipt(shorten(receipt, maxButton))
	case "hist", "again", "take":
		if n.Unit = unitNumber(tap.object); tap.verb != "again" {
			n.History = n.Unit
		}
	}
}

// unitNumber reads the unit that a button's object begins with.
func unitNumber(object string) bot.UnitID {
	id, _, _ := strings.Cut(object, ".")
	unit, _ := strconv.ParseInt(id, 10, 64)
	return bot.UnitID(unit)
}

// maxButton is the longest data of a button.
const maxButton = 64

// commandWanted is the command of an event, typed or tapped.
func commandWanted(ev bot.Event, in input) string {
	switch {
	case ev.Kind == bot.Said && ev.Command != "":
		return commandOf(ev.Command)
	case in.tap.verb == "cmd":
		return commandOf(in.tap.object)
	}
	return in.command
}

func commandNeeds(command string, n *bot.Needs) {
	switch command {
	case "dulieu":
		n.Held = true
	case "trangthai":
		n.History = bot.OnlyUnit
	}
}
