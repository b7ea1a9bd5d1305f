package desk

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// Data of the desk's buttons begins with this.
const ours = "o:"

// Claim is whose an event is.
type Claim uint8

// The claims.
const (
	Others     Claim = iota // the conversation's
	Ours                    // the desk's
	OfOfficers              // the desk's when an officer sends it
	OfIdle                  // the desk's when an officer sends it who reports nothing just then
)

// By tells whether the desk answers the event of somebody with this role, who is in the
// middle of an own report or not.
func (c Claim) By(role bot.Role, reporting bool) bool {
	switch c {
	case Ours:
		return true
	case OfOfficers:
		return role != bot.Principal
	case OfIdle:
		return role != bot.Principal && !reporting
	default:
		return false
	}
}

// Takes tells whether the desk answers the event: everything of a group, and of the officers' page; in
// private an officer's command (or a slip of one), a tap on the desk's buttons, an
// officer's invitation, by link or typed, and the words that the desk waits for.
// A file is the same event whoever sends it: there the role decides, which the
// conversation's own look-up brings along, so that nobody waits for it.
func Takes(ev bot.Event, st State) Claim {
	switch {
	case ev.Chat.Group, ev.Chat.Channel == bot.DeskPage:
		return Ours
	case ev.Kind == bot.Received:
		return Ours
	case ev.Kind == bot.Filed && (isPaper(ev.File) || fileTaker(ev, st) != nil):
		return OfOfficers
	case ev.Kind == bot.Pictured:
		return behalfPicture(ev, st)
	case takes(ev, st):
		return Ours
	case isShared(ev):
		return OfOfficers
	case isSaid(ev):
		return OfIdle
	}
	return Others
}

// isSaid tells whether the words begin with the name of a command that takes what stands
// behind it, a phone among it, and tell no status.
func isSaid(ev bot.Event) bool {
	if ev.Kind != bot.Said || ev.Command != "" || !calls(ev.Text) {
		return false
	}
	_, found, vague := read.Status(ev.Text)
	return !found && !vague
}

// isShared tells whether a command is a principal's too.
func isShared(ev bot.Event) bool {
	c := find(ev.Command)
	return c != nil && c.shared && ev.Kind == bot.Said
}

func takes(ev bot.Event, st State) bool {
	switch {
	case ev.Kind == bot.Tapped:
		return strings.HasPrefix(ev.Data, ours)
	case ev.Kind == bot.Fetched:
		return ev.Picture != nil && ev.Picture.Draft != "" && ev.Picture.Draft == st.Shots.Draft
	case ev.Kind != bot.Said && ev.Kind != bot.Edited:
		return false
	case ev.Command == "start":
		return isOfficerPayload(ev.Args) || officerCode(ev.Args) != ""
	case ev.Command != "":
		return officerCommand(ev) || st.left(ev)
	}
	return officerCode(ev.Text) != "" || isSpoken(ev.Text) || st.answered(ev) != nil || st.left(ev) || st.open(ev)
}

// Ignores tells whether a group's event is none of the bot's business: people
// talk to each other, and post pictures by habit.
func (d *Desk) Ignores(ev bot.Event) bool {
	if !ev.Chat.Group || housekeeping(ev) || ev.Kind == bot.Tapped {
		return false
	}
	return ev.Command == "" && !ev.ReplyTo && !ev.Called
}

// housekeeping tells whether the event is about the group itself.
func housekeeping(ev bot.Event) bool {
	return ev.Chat.Group && (ev.Kind == bot.Joined || ev.Kind == bot.Blocked || ev.Kind == bot.Moved)
}

// isOfficerPayload recognises a link's payload by its first letter; the
// tokens decide later whether it is a good one.
func isOfficerPayload(args string) bool { return strings.HasPrefix(args, "o") }

// officerCode is the officer's invitation in the words, by code or link, also a
// typed code with a slip in it, which is better told so than taken for a unit's
// name. A unit's invitation belongs to the conversation.
func officerCode(text string) string {
	invite, _, ok := read.Invite(text)
	switch {
	case ok && read.ForOfficers(invite):
		return invite
	case ok:
		return ""
	case codeLike.MatchString(text):
		return text
	}
	words := strings.Fields(text)
	if i := slices.IndexFunc(words, codeLike.MatchString); i >= 0 {
		return words[i]
	}
	return ""
}

// codeLike is "CB-7K3M-9XCP-V" with any letters and digits, but with a digit
// or a dash, which no word has.
var codeLike = regexp.MustCompile(`(?i)^\s*CB[-–— .]{1,2}[0-9A-Z]{3,5}[-–— .]?[0-9A-Z]{3,5}[-–— .]?[0-9A-Z]?\s*$`)
