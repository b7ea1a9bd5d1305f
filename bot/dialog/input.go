package dialog

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// The longest texts that are kept or searched for, in letters.
const (
	maxText = 500
	maxName = 120
)

// input is what an event says, read without looking anything up.
type input struct {
	read.Words
	tap     tap
	text    string // the words as typed, shortened
	name    string // words that may be a unit's name, in the light of what is asked
	said    string // in which that name stands
	named   string // the name that said has, whatever is asked
	shy     bool   // the name stands in talk: it is one only if a unit is called so
	lone    bool   // and it is all that is said: "sao mai"
	pure    bool   // nothing but codes and a status
	command string // a command typed without its slash

	over     bool       // more codes than are looked at
	heard    bot.Reason // why, beside words that decide no status
	heardWhy string
}

// readInput takes an event's words apart, in the light of what is being asked.
func readInput(st *State, ev bot.Event) input {
	switch ev.Kind {
	case bot.Tapped:
		return input{tap: parseTap(ev.Data)}
	case bot.Said:
		if ev.Command != "" {
			in := input{text: shorten(ev.Args, maxText)}
			in.Invite = startPayload(ev)
			return in
		}
	case bot.Pictured, bot.Edited:
	default:
		return input{}
	}
	return readText(st, ev)
}

func readText(st *State, ev bot.Event) input {
	in := input{Words: read.Text(withPieces(st, ev.Text))}
	in.text = shorten(in.Text, maxText)
	in.Citizen = in.Citizen || ev.Masked
	var rest string
	if in.Invite, rest = invitation(in.Text); in.Invite != "" {
		in.Words = beside(in.Words, read.Text(rest))
		return in
	}
	if in.command = bareCommand(in.Words); in.command != "" {
		return in
	}
	in.over = distinct(in.Codes) > maxCodes
	in.Codes = sorted(in.Codes, in.Rest)
	in.knownReason(&st.Draft)
	in.said = in.besideAnswer()
	in.named = read.NameIn(in.said)
	in.pure = (in.Status != "" || len(in.Codes) > 0) && in.nameless()
	wants := in.wantsName(st)
	line := read.UnitLine(in.said)
	switch {
	case wants && line != "":
		in.said, in.name, in.shy = line, read.NameIn(line), in.talk()
	case wants && !in.talk() && (!in.unnamed() || read.LikeUnit(in.said)):
		if in.name = in.named; in.name == "" && len([]rune(in.said)) > maxName { // a letter, which may name the unit somewhere
			in.name = shorten(in.said, maxName)
		}
	case wants || in.mayName(st, ev):
		in.name, in.shy = in.named, true
	}
	if n := len(strings.Fields(read.Plainly(in.said))); in.name == "" && wants && in.Senses == 0 && in.Answer == read.NoAnswer && n > 1 && n < 5 && in.Status == "" && !in.Vague {
		in.name, in.shy, in.lone = read.Plainly(in.said), true, true
	}
	if to := read.NameIn(in.To); to != "" {
		in.said, in.name = in.To, to
	}
	return in
}

// nameless tells whether nothing that is said may be a name.
func (in *input) nameless() bool {
	if in.said == in.Rest {
		return in.named == ""
	}
	return read.NameIn(in.Rest) == ""
}

// besideAnswer is what is said besides numbers, and besides a yes or a no.
func (in *input) besideAnswer() string {
	switch {
	case in.Answer == read.NoAnswer && in.Person.Post != "" && read.NamedSuccess(in.Person.Name): // no status, and no unit's name
		return in.WithoutName()
	case in.Answer == read.NoAnswer:
		return in.Rest
	}
	_, rest := read.TaxCodes(in.After)
	if in.Answer == read.No {
		return read.Rather(rest)
	}
	return rest
}

// beside is an invitation with the status that stands beside it.
func beside(in, rest read.Words) read.Words {
	return read.Words{Text: in.Text, Invite: in.Invite, Citizen: in.Citizen, Status: rest.Status, Vague: rest.Vague, Reason: rest.Reason, Why: rest.Why}
}

// mayName tells whether words that answer another question may name a unit beside: a
// picture's caption, and doubt about what was said.
func (in *input) mayName(st *State, ev bot.Event) bool {
	return ev.Kind == bot.Pictured || st.Ask.Slot == slotEdit || !st.Ask.Slot.rules().greedy && in.Says(read.Doubts|read.Corrects|read.Withdraws|read.OneMore)
}

// talk tells whether the words are none of a report: thanks, questions, greetings,
// and answers to what was asked.
func (in *input) talk() bool {
	const talk = read.Thanks | read.Asks | read.Greets | read.Same | read.Sends | read.Edits | read.Skips | read.Goes | read.Sells
	const meanwhile = read.CodeLost | read.CodeNone | read.Doubts | read.Waits | read.NoIdea | read.Cannot | read.AsPicture | read.Denies | read.Officer | read.NotMine | read.Withdraws | read.Promises | read.Scolds | read.Later | read.Lost
	said := in.Senses
	if in.Answer == read.No && in.After != "" { // "không phải em ơi, em ở …" denies nothing else
		said &^= read.Denies | read.Doubts
	}
	if said&talk != 0 {
		return true
	}
	codeless := said&meanwhile&^(read.CodeLost|read.CodeNone) == 0 // "em ở mn hoa sen, chưa có mst"
	return said&meanwhile != 0 && (!codeless || !read.HasLevel(in.said)) && !read.LikeUnit(in.named)
}

// unnamed tells whether the words are about a status or its reason, and about
// nothing else unless they begin as units' names do.
func (in *input) unnamed() bool {
	return in.Vague || in.Reason != bot.NoReason && in.Status == bot.NoStatus
}

// sorted leaves out what is no code: a short number among words is part of them
// ("THCS số 2"), and the same code twice is one.
func sorted(codes []read.Typed, rest string) (kept []read.Typed) {
	seen := map[bot.TaxCode]bool{}
	for _, c := range codes {
		switch {
		case c.Look == read.LooksLength && c.Digits < 7 && rest != "":
		case c.Code != "" && seen[c.Code]:
		case len(kept) < maxCodes:
			seen[c.Code] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// distinct counts the different codes.
func distinct(codes []read.Typed) int {
	seen := map[bot.TaxCode]bool{}
	for _, c := range codes {
		if c.Code != "" {
			seen[c.Code] = true
		}
	}
	return len(seen)
}

// maxCodes is how many codes of one message are looked at.
const maxCodes = 5

// knownReason keeps a reason of refusal only where it is known that there was
// one, and not yet why. A wrong code is more likely the one just typed.
func (in *input) knownReason(d *draft) {
	if in.Status == bot.Refused || in.Reason == bot.NoReason {
		return
	}
	asked := d.Status == bot.Refused && d.Reason == bot.NoReason && in.Status == bot.NoStatus
	if !asked || read.LikeUnit(in.Rest) || in.Reason == bot.ReasonCode || in.Reason == bot.ReasonOther && in.Why == "" {
		if (in.Vague || in.Says(read.Same)) && !read.LikeUnit(in.Rest) {
			in.heard, in.heardWhy = in.Reason, in.Why
		}
		in.Reason, in.Why = bot.NoReason, ""
	}
}

// wantsName tells whether typed words may be a unit's name now. Where something
// else is asked, only words that begin like a school's name are one.
func (in *input) wantsName(st *State) bool {
	switch s := st.Ask.Slot; s {
	case slotContact:
		if first := strings.Fields(in.named); len(first) > 1 && in.Person.Name != "" && strings.Contains(in.Person.Post, strings.Trim(strings.Join(first[:2], " "), ",.;")) {
			return false // "chủ nhóm lớp, tên Bưởi" names a post
		}
		return read.GuessLevel(in.said) != "" || read.LikeUnit(in.named)
	case slotCode, slotStatus, slotPicture, slotSummary, slotEdit, slotLevel, slotArea, slotAreaOf:
		return read.LikeUnit(in.named)
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
