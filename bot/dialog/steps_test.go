package dialog

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestStepsUpToTheReceipt counts what a person has to send and tap until the
// receipt is there.
func TestStepsUpToTheReceipt(t *testing.T) {
	const photo, send = "> (photo)\n", "> [button.send]\n"
	for name, c := range map[string]struct {
		before, script string
		steps          int
	}{
		"a captioned picture":         {"", "> (photo) 0299900124 được tiếp nhận\n> [button.yes]\n" + send, 3},
		"code and status in a line":   {"", "> 0299900124 được tiếp nhận\n> [button.yes]\n" + photo + send, 4},
		"a unit's link, by taps":      {"", "> /start uHOASEN\n> [status.duoc_tiep_nhan]\n" + photo + send, 4},
		"/start, by taps":             {"", "> /start\n> 0299900124\n> [button.yes]\n> [status.duoc_tiep_nhan]\n" + photo + send, 6},
		"refused":                     {"", "> /start\n> 0299900124\n> [button.yes]\n> [status.tu_choi]\n> [reason.ten]\n" + send, 6},
		"not registered":              {"", "> /start\n> 0299900124\n> [button.yes]\n> [status.chua_dang_ky]\n" + send, 5},
		"next time, from the receipt": {"> (photo) 0299900124 được tiếp nhận\n> [button.yes]\n> [button.send]\n> [button.skip]\n@later 26h\n", "> [button.unchanged]\n", 1},
		"next time, from a greeting":  {"> (photo) 0299900124 được tiếp nhận\n> [button.yes]\n> [button.send]\n> [button.skip]\n@later 26h\n", "> /start\n> [button.unchanged]\n", 2},
		"next time, in words":         {"> (photo) 0299900124 được tiếp nhận\n> [button.yes]\n> [button.send]\n> [button.skip]\n@later 26h\n", "> vẫn vậy ạ\n", 1},
	} {
		chat := newChat(t)
		chat.play(c.before)
		before := chat.out.Len()
		chat.play(c.script)
		require.Contains(t, chat.out.String()[before:], "= report:", name)
		require.Equal(t, c.steps, strings.Count(c.script, "> "), name)
	}
}
