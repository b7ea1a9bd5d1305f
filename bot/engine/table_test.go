package engine

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

type plainWords struct{ Wording }

func (plainWords) Words(_ string, t bot.Text) string { s, _ := t.Args[""].(string); return s }

// A table opens in a spreadsheet, and no cell of it is a formula there.
func TestATableIsWrittenForSpreadsheets(t *testing.T) {
	e := &Engine{opt: Options{Wording: plainWords{}}}
	got := e.table("vi", [][]bot.Text{{bot.Raw("Dữ liệu"), bot.Raw("")}, {bot.Raw("=1+1"), bot.Raw("a,\"b\"")}, {bot.Raw("+84 999"), bot.Raw("-")}})
	require.Equal(t, "\ufeffDữ liệu,\n'=1+1,\"a,\"\"b\"\"\"\n'+84 999,'-\n", string(got))
}
