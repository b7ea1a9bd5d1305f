package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestWhatAsksAfterSchoolsHoldsNothing: an officer who asks which were refused reports none.
func TestWhatAsksAfterSchoolsHoldsNothing(t *testing.T) {
	for text, want := range map[string]Hold{
		"trường nào bị từ chối": Loose, "bao nhiêu trường đã thành công": Loose, "danh sách các trường bị từ chối": Loose, "may truong duoc tiep nhan roi": Loose,
		"trường em bị từ chối": Firm, "bị từ chối": Firm, "đã được tiếp nhận": Firm,
	} {
		require.Equal(t, want, Open(&State{}, bot.Event{Kind: bot.Said, Text: text}).Hold(bot.Facts{}), text)
	}
}
