package desk

import (
	"path"
	"slices"
	"strings"

	"vneidbot/bot"
)

// isList tells whether a file may be a list of units.
func isList(f *bot.File) bool {
	return f != nil && slices.Contains([]string{".xlsx", ".xls", ".csv", ".ods"}, strings.ToLower(path.Ext(f.Name)))
}

// listSent answers an officer's file. Only whoever looks after the server reads
// lists in.
func (t *deskTurn) listSent(call) (bot.Effects, error) { return t.answer(bot.T("desk.list")), nil }
