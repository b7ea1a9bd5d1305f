package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestBlockingMakesNoRecordOfAStranger(t *testing.T) {
	r, yes, name := newRoom(t), true, "Lan"
	block := bot.SetAccount{ID: lan, Chat: private(lan), Blocked: &yes, At: noon}
	r.commit(block)
	require.Equal(t, "0", r.text(`SELECT count(*) FROM accounts WHERE id = '`+string(lan)+`'`))
	r.commit(bot.SetAccount{ID: lan, Chat: private(lan), Name: &name, At: noon}, block)
	require.Equal(t, "1", r.text(`SELECT blocked FROM accounts WHERE id = '`+string(lan)+`'`))
}
