package desk

import "vneidbot/bot"

// action is one thing that can be asked of the desk: who may, and what is done
// when the rule grants it.
type action struct {
	rule rule
	run  func(*turn, call) (bot.Effects, error)
}

// call is an action with what was typed or tapped.
type call struct {
	act    *action
	name   string
	args   string   // of a command, NFC
	fields []string // of a button
}

// command is an action that has a name to be typed.
type command struct {
	name    string
	aliases []string
	action
}

// commands are the desk's commands, in the order of help. It is a function
// because help itself lists them.
func commands() []command {
	return []command{
		{"tonghop", []string{"th"}, action{readTotals, (*turn).totals}},
		{"mamoi", []string{"lienket", "qr"}, action{inBoth, (*turn).invitations}},
		{"gannhom", []string{"gandiaban"}, action{askInGroup, (*turn).bind}},
		{"gonhom", []string{"bogandiaban"}, action{leaveGroup, (*turn).unbind}},
		{"moicanbo", nil, action{byAdmin, (*turn).inviteOfficer}},
		{"canbo", nil, action{byAdmin, (*turn).officers}},
	}
}

// The verbs of the desk's buttons.
const (
	verbTotals          = "th"
	verbBind            = "gn"
	verbDoBind          = "gny"
	verbDoUnbind        = "goy"
	verbInviteOfficer   = "mc"
	verbOfficers        = "cb"
	verbRemoveOfficer   = "cr"
	verbDoRemoveOfficer = "cry"
	verbUnit            = "mm"
	verbReporter        = "mr"
	verbDoReporter      = "mry"
	verbRenew           = "mv"
	verbDoRenew         = "mvy"
	verbArea            = "ac"
	verbRenewArea       = "av"
	verbDoRenewArea     = "avy"
	verbHelp            = "help"
	verbCommand         = "cmd"
	verbNo              = ours + "no"
)

// taps are the actions of buttons.
func taps() map[string]action {
	return map[string]action{
		verbTotals:          {readTotals, (*turn).tapTotals},
		verbBind:            {doInGroup, (*turn).tapBind},
		verbDoBind:          {doInGroup, (*turn).doBind},
		verbDoUnbind:        {doLeave, (*turn).doUnbind},
		verbInviteOfficer:   {byAdmin, (*turn).tapInviteOfficer},
		verbOfficers:        {byAdmin, (*turn).tapOfficers},
		verbRemoveOfficer:   {byAdmin, (*turn).removeOfficer},
		verbDoRemoveOfficer: {byAdmin, (*turn).doRemoveOfficer},
		verbUnit:            {inPrivate, (*turn).tapUnit},
		verbReporter:        {inPrivate, (*turn).removeReporter},
		verbDoReporter:      {inPrivate, (*turn).doRemoveReporter},
		verbRenew:           {inPrivate, (*turn).renewUnit},
		verbDoRenew:         {inPrivate, (*turn).doRenewUnit},
		verbArea:            {inBoth, (*turn).tapArea},
		verbRenewArea:       {inPrivate, (*turn).renewArea},
		verbDoRenewArea:     {inPrivate, (*turn).doRenewArea},
		verbHelp:            {forAll, (*turn).help},
		"no":                {cancels, (*turn).cancel},
	}
}
