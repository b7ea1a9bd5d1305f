package names

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/dialog"
	"vneidbot/bot/read"
	"vneidbot/bot/roster/sample"
)

// school is a unit of a town to search in.
type school struct{ name, area string }

// town is an index with what it holds.
type town struct {
	x       *Index
	schools []school
	areas   []bot.Area
	alike   []namesake // of each school, once it was asked for
}

func newTown(t testing.TB, schools []school) *town {
	t.Helper()
	w := &town{x: New(), schools: schools}
	ids := map[string]bot.AreaID{}
	for _, s := range schools {
		if ids[s.area] == 0 {
			ids[s.area] = bot.AreaID(len(ids) + 1)
			short := ""
			if s.area == bot.DirectName {
				short = "Khối Sở"
			}
			w.areas = append(w.areas, bot.Area{ID: ids[s.area], Name: s.area, Short: short})
		}
	}
	w.x.SetAreas(w.areas)
	for i, s := range schools {
		w.x.Put(Row{ID: bot.UnitID(i + 1), Area: ids[s.area], Level: read.GuessLevel(s.name), Name: s.name})
	}
	return w
}

// found are the names of the units that are offered, with their areas where ask
// has several schools of one name.
func (w *town) found(text string) (list []string) {
	found, more := w.x.Find(Query{Text: text, Most: 5})
	for _, f := range found {
		s := w.schools[f.Unit-1]
		list = append(list, s.name+", "+s.area)
	}
	if more {
		list = append(list, "…")
	}
	return list
}

// sought is what the conversation searches for when somebody begins with these words.
func sought(text string) string {
	return dialog.Open(new(dialog.State), bot.Event{Kind: bot.Said, Text: text}).Needs().Name
}

// readCSV reads a list of cases: name, level, area.
func readCSV(t testing.TB, file string) (schools []school) {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, r := range rows[1:] {
		schools = append(schools, school{r[0], r[2]})
	}
	return schools
}

// sampled is the invented roster of a city.
func sampled(n int) (schools []school) {
	for _, r := range sample.Units(n, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)) {
		schools = append(schools, school{r.Name, r.Area})
	}
	return schools
}

// invented is a roster with names as varied as real ones: schools that are called
// after people of history, places, flowers and foreign words.
func invented() (schools []school) {
	areas := strings.Split("Xã Bình An|Xã Bình Minh|Phường Bình Minh|Xã Tân Phú|Phường Tân Tiến|Xã Yên Lập|Xã Hàm Yên|Phường Minh Tân|Xã Đông Hải|Phường Đông Hải|Xã Nam Cường|Phường Kim Sơn|Xã Thanh Hà|Phường Nông Tiến|Xã Thượng Lâm|Xã Phú Lương|Phường Hưng Thành|Xã Hồng Thái|Xã Trường Sinh|Phường An Tường", "|")
	people := strings.Split("Nguyễn Du|Lê Lợi|Trần Hưng Đạo|Quang Trung|Hai Bà Trưng|Lý Thường Kiệt|Nguyễn Trãi|Chu Văn An|Lê Quý Đôn|Kim Đồng|Võ Thị Sáu|Nguyễn Bỉnh Khiêm|Phan Bội Châu|Ngô Quyền|Đinh Tiên Hoàng|Lê Hồng Phong|Trần Phú|Nguyễn Văn Cừ|Nguyễn Thị Minh Khai|Hoàng Văn Thụ|Lương Thế Vinh|Nguyễn Đình Chiểu|Tô Hiệu|Trần Quốc Toản|Lê Văn Tám|Nguyễn Khuyến|Hàn Mặc Tử|Phạm Ngũ Lão|Bế Văn Đàn|La Văn Cầu", "|")
	places := strings.Split("Yên Lập|Hàm Yên|Mùn Chung|Tân Trào|Bắc Quang|Sơn Dương|Thái Bình|Phú Bình|Đồng Tâm|Hồng Quang|Minh Quang|Trung Sơn|Kiên Đài|Phúc Ứng|Xuân Quang|Khuôn Hà|Thổ Bình|Bình Xa|Nhữ Hán|Đạo Viện|Lực Hành|Quý Quân|Chiêu Yên|Tứ Quận|Lang Quán|Kim Quan|Hùng Lợi|Trung Minh|Đạo Trù|Tiên Lữ", "|")
	flowers := strings.Split("Hoa Sen|Hoa Hồng|Hoa Mai|Hoa Hướng Dương|Sao Mai|Sao Sáng|Họa Mi|Sơn Ca|Vành Khuyên|Ánh Dương|Ánh Sao|Tuổi Thơ|Tuổi Hồng|Bông Sen|Hoa Phượng|Hoa Lan|Bình Minh|Ban Mai|Thỏ Trắng|Chim Non|Măng Non|Búp Măng|Sen Hồng|Hạnh Phúc|Mặt Trời Nhỏ|Thiên Thần|Ong Vàng|Nai Ngọc|Họa Mi 2|Sao Mai 3", "|")
	brands := strings.Split("Sunny|Sao Biển|Nhóm CASA Montessori|Siêu Chip|Kids House|Happy Home|Lớp Mẫu giáo độc lập Học Viên Nhí|Lớp Mầm non Đồ Rê Mí|Nhóm trẻ Doremon|Baby Star|Nhóm trẻ độc lập tư thục Ngôi Nhà Xanh|Nhóm lớp mầm non độc lập Bé Yêu|Cơ sở GDMN độc lập Trẻ Em Việt|Golden Kids|Mầm non tư thục Việt Mỹ|Mầm non tư thục ABC|Nhóm trẻ Mẹ Thỏ|Nhóm trẻ Gấu Trúc", "|")
	add := func(i int, name string) { schools = append(schools, school{name, areas[i%len(areas)]}) }
	for i, p := range people {
		add(i*3, "Trường Tiểu học "+p)
		add(i*7+1, "Trường THCS "+p)
		if i%4 == 0 {
			schools = append(schools, school{"Trường THPT " + p, bot.DirectName})
		}
	}
	for i, p := range places {
		add(i*5+2, "Trường Mầm non "+p)
		add(i*5+2, "Trường PTDTBT THCS "+p)
		add(i*5+2, "Trường Tiểu học "+p)
		if i%3 == 0 {
			add(i*5+2, "Trường TH&THCS "+p+" 2")
		}
		if i%6 == 0 {
			schools = append(schools, school{"Trung tâm GDNN-GDTX huyện " + p, bot.DirectName})
		}
	}
	for i, f := range flowers {
		add(i*2, "Trường Mầm non "+f)
		if i%2 == 0 {
			add(i*11+5, "Trường mầm non "+f)
		}
		if i%3 == 0 {
			add(i*2, "Nhóm trẻ độc lập tư thục "+f)
		}
	}
	for i, b := range brands {
		add(i, b)
	}
	for i, a := range areas {
		_, bare, _ := strings.Cut(a, " ")
		add(i, "Trường Tiểu học "+bare)
		add(i, "Trường THCS "+bare)
		add(i, fmt.Sprintf("Trường Mầm non %s số %d", bare, 1+i%2))
	}
	return schools
}
