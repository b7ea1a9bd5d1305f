package summary_test

import (
	"fmt"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/summary"
	"vneidbot/locales"
)

// The same numbers are a table where letters are of one width, and prose elsewhere.
func ExampleMake() {
	words, err := locales.New()
	if err != nil {
		fmt.Println(err)
	}
	totals := summary.Totals{
		Place: bot.Raw("PHƯỜNG DƯƠNG KINH"), At: time.Date(2025, 5, 21, 15, 20, 0, 0, time.UTC), By: bot.ByLevel,
		Rows: []bot.Row{
			{Level: bot.Nursery, Tally: bot.Tally{Total: 12, Accepted: 7, Succeeded: 2, Refused: 1, NotReported: 2}},
			{Level: bot.Primary, Tally: bot.Tally{Total: 5, Accepted: 3, NotReported: 2}},
		},
	}
	table := summary.Make(words, "vi", bot.Caps{Mono: true, Text: 4096}, totals).Parts
	prose := summary.Make(words, "vi", bot.Caps{Text: 2000}, totals).Parts
	fmt.Println(words.Words("vi", table[1].Text))
	fmt.Println()
	fmt.Println(words.Words("vi", prose[len(prose)-1].Text))
	// Output:
	// Cấp học  TS TN ĐD TCh CĐK CBC  %
	// Mầm non  12  7  2   1   0   2 75
	// Tiểu học  5  3  0   0   0   2 60
	// CỘNG     17 10  2   1   0   4 71
	//
	// Từng cấp học (tổng số: từng trạng thái):
	// Mầm non 12: tiếp nhận 7, thành công 2, từ chối 1, chưa ĐK 0, chưa BC 2 (75%)
	// Tiểu học 5: tiếp nhận 3, thành công 0, từ chối 0, chưa ĐK 0, chưa BC 2 (60%)
}
