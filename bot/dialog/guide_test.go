package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// The letter comes before the guide, under the letter's own name.
func TestTheGuideBringsTheLetter(t *testing.T) {
	f := bot.Facts{Campaign: bot.Campaign{Letter: "Công văn số 01/VD", Document: &bot.Attachment{SHA256: "ab", Name: "cv.pdf"}}}
	talk := Open(&State{}, bot.Event{Kind: bot.Said, Text: "/huongdan", Command: "huongdan"})
	e := talk.Step(Env{}, f)
	require.Len(t, e.Say, 2)
	require.Equal(t, "cv.pdf", e.Say[0].File.Name)
	require.Equal(t, bot.Raw("Công văn số 01/VD"), e.Say[0].Parts[0].Text)
	require.Nil(t, e.Say[1].File)
}
