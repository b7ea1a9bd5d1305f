package roster_test

import (
	"fmt"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

const list = `Mã số thuế;Tên đơn vị;Cấp học;Địa bàn
0299900124;Mầm non Hoa Sen;Mầm non;Phường Dương Kinh
;Tiểu học Hòa Nghĩa;;Phường Dương Kinh
0299900124;;;
`

// A row that is of no use does not spoil the others.
func ExampleRead() {
	sheet, err := roster.Read(strings.NewReader(list), int64(len(list)))
	if err != nil {
		fmt.Println(err)
	}
	for _, row := range sheet.Rows {
		fmt.Printf("%q %s, %s\n", row.Code, row.Name, row.Level)
	}
	for _, p := range sheet.Wrong {
		fmt.Println("row", p.Line, p.Why.Key)
	}
	// Output:
	// "0299900124" Mầm non Hoa Sen, mam_non
	// "" Tiểu học Hòa Nghĩa, tieu_hoc
	// row 4 import.no_name
}

// Plan compares a list with the units there are and changes nothing itself.
func ExamplePlan() {
	sheet, err := roster.Read(strings.NewReader(list), int64(len(list)))
	if err != nil {
		fmt.Println(err)
	}
	area := bot.Area{ID: 1, Name: "Phường Dương Kinh"}
	have := bot.Roster{Areas: []bot.Area{area}, Units: []bot.Unit{{ID: 1, Code: "0299900124", Name: "Mầm non Hoa Xen", Level: bot.Nursery, Area: 1}}}
	day := time.Date(2025, 5, 19, 0, 0, 0, 0, time.UTC)
	changes := roster.Plan(sheet, have, roster.Terms{Since: day, Day: day})
	for _, u := range changes.Units {
		fmt.Printf("%q becomes %q\n", u.Was.Name, u.Now.Name)
	}
	// Output:
	// "Mầm non Hoa Xen" becomes "Mầm non Hoa Sen"
	// "" becomes "Tiểu học Hòa Nghĩa"
}
