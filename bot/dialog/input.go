package dialog

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// The longest texts that are kept or searched for, in letters.
const (
	maxText = 500
	maxName = 120
)

// input is what an event says, read without looking anything up.
type input struct {
	tap      tap
	text     string       // the words as typed, shortened
	codes    []read.Typed // what looks like a tax code
	citizen  bool         // a citizen number was there
	status   bot.Status
	vague    bool // about a status, undecided
	reason   bot.Reason
	pure     bool   // nothing but codes and a status
	name     string // words that may be a unit's name
	command  string // a command typed without its slash
	invite   string // a link's payload or a typed invitation
	thanks   bool
	question bool
	answer   string // "yes" or "no", typed
	choice   string // another choice in the person's own words
	change   string // the part of the report that is to be changed
}

// readInput takes an event's words apart, in the light of what is being asked.
func readInput(st *State, ev bot.Event) input {
	switch ev.Kind {
	case bot.Tapped:
		return input{tap: parseTap(ev.Data)}
	case bot.Said:
		if ev.Command != "" {
			return input{invite: startPayload(ev), text: shorten(ev.Args, maxText)}
		}
	case bot.Pictured, bot.Edited:
	default:
		return input{}
	}
	return readText(st, ev)
}

func readText(st *State, ev bot.Event) input {
	text := strings.TrimSpace(vn.NFC(ev.Text))
	in := input{text: shorten(text, maxText), citizen: ev.Masked}
	if in.invite, text = invitation(text); in.invite != "" {
		in.readStatus(text)
		return in
	}
	if in.command = bareCommand(text); in.command != "" {
		return in
	}
	codes, rest := read.TaxCodes(text)
	in.keep(codes, strings.TrimSpace(rest))
	in.readStatus(rest)
	in.readReason(&st.Draft, rest)
	in.thanks, in.question, in.answer = read.IsThanks(text), read.IsQuestion(text), yesNo(text)
	in.choice, in.change = spoken(text), changeOf(text)
	if wantsName(st, text) && !in.talk() && (!in.unnamed() || likeUnit(rest)) {
		in.name = nameIn(rest)
	}
	return in
}

// talk tells whether the words are none of a report: thanks, questions, greetings,
// and answers to what was asked.
func (in *input) talk() bool {
	return in.thanks || in.question || isGreeting(in.text) || in.answer+in.choice+in.change != ""
}

// unnamed tells whether the words are about a status or its reason, and about
// nothing else unless they begin as units' names do.
func (in *input) unnamed() bool {
	return in.vague || in.reason != bot.NoReason && in.status == bot.NoStatus
}

// keep sorts out the numbers. A citizen number is only remarked on, and a short
// number among words is part of them ("THCS số 2"). The same code twice is one.
func (in *input) keep(codes []read.Typed, rest string) {
	seen := map[bot.TaxCode]bool{}
	for _, c := range codes {
		switch {
		case c.Look == read.LooksCitizen:
			in.citizen = true
		case c.Look == read.LooksLength && c.Digits < 7 && rest != "":
		case c.Look == read.LooksPhone && likeUnit(rest): // of whoever reports for it
		case c.Code != "" && seen[c.Code]:
		case len(in.codes) < maxCodes:
			seen[c.Code] = true
			in.codes = append(in.codes, c)
		}
	}
}

// readStatus finds the status among the words that are no code.
func (in *input) readStatus(rest string) {
	s, found, vague := read.Status(rest)
	if found && !vague {
		in.status = s
	}
	in.vague = vague
	if in.status == bot.Refused {
		in.reason, _ = read.Reason(rest)
	}
	in.pure = (in.status != "" || len(in.codes) > 0) && nameIn(rest) == ""
}

// readReason finds why the registration was refused, where that is known and not
// yet why. A wrong code is more likely the one just typed.
func (in *input) readReason(d *draft, rest string) {
	if d.Status != bot.Refused || d.Reason != bot.NoReason || in.status != bot.NoStatus || likeUnit(rest) {
		return
	}
	if r, found := read.Reason(rest); found && r != bot.ReasonCode && r != bot.ReasonOther {
		in.reason = r
	}
}

// maxCodes is how many codes of one message are looked at.
const maxCodes = 5

// wantsName tells whether typed words may be a unit's name now. Where something
// else is asked, only words that begin like a school's name are one.
func wantsName(st *State, text string) bool {
	switch s := st.Ask.Slot; s {
	case slotContact:
		return read.GuessLevel(text) != ""
	case slotCode, slotStatus, slotPicture, slotSummary, slotEdit, slotLevel, slotArea, slotAreaOf:
		return likeUnit(nameIn(text))
	case "":
		return !st.Draft.Unit.known() || st.Draft.Guessed
	default:
		return s.rules().names
	}
}

// shorten cuts s to at most n letters.
func shorten(s string, n int) string {
	s = strings.ToValidUTF8(strings.TrimSpace(s), "")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n]))
}
