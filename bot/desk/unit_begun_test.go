package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// The conversation that an officer is asked to end is most often the first one: its person
// reports for nobody yet, and stands below those who do, until a day has passed.
func TestAFirstReportThatHangsCanBeEnded(t *testing.T) {
	c := playTrial(t)
	c.from = people["quản trị"]
	begun := bot.UnitPerson{AccountChat: bot.AccountChat{Account: "telegram:77", Name: "Đào", Chat: bot.Chat{Channel: "telegram", ID: "77"}}, Since: noon.Add(-time.Hour), Begun: true}
	c.m.beginners[101] = []bot.UnitPerson{begun}
	tap := func(data string) bot.Say {
		a := c.turn(bot.Event{Kind: bot.Tapped, Data: data})
		require.NotEmpty(t, a.Say)
		return a.Say[0]
	}
	listed := tap(data(verbPeople, num(bot.UnitID(101))))
	require.Contains(t, c.d.Words.Words("vi", listed.Parts[0].Text), "Đào, chưa có số điện thoại, đang làm dở báo cáo đầu tiên")
	shown := tap(listed.Choices[0][0].Data)
	var labels []string
	for _, row := range shown.Choices {
		for _, b := range row {
			labels = append(labels, b.Label.Key)
		}
	}
	require.Equal(t, []string{"button.unit_reply", "button.unit_end", "button.unit_people"}, labels, "nobody is verified by a report that was not sent")
	asked := tap(data(verbEnd, num(bot.UnitID(101)), accountMark(begun.Account)))
	a := c.turn(bot.Event{Kind: bot.Tapped, Data: asked.Choices[0][0].Data})
	ended := a.Writes[0].(bot.Occur).Event
	require.Equal(t, bot.Ended, ended.Kind)
	require.Equal(t, begun.Account, ended.From)

	c.m.beginners[101][0].Since = noon.Add(-2 * bot.DraftLife)
	require.Equal(t, "donvi.people_none", tap(data(verbPeople, num(bot.UnitID(101)))).Parts[0].Text.Key)
}
