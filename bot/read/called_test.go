package read

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOnlyNamesAreReadBack(t *testing.T) {
	for _, name := range []string{"mầm non hoa súng", "Trường Tiểu học Lê Lợi", "trường trên mây", "Sao Biển", "Mầm non Không Gian Xanh", "lớp mẫu giáo độc lập hoa sen", "THCS LƯƠNG THẾ VINH"} {
		assert.True(t, CalledSo(name), name)
	}
	for _, words := range []string{"", "đồ lừa đảo", "bực mình quá đi mất", "mầm non gì mà khó thế", "trường quá tệ", "gần chợ", "A B C D E F G H I J K L M N O"} {
		assert.False(t, CalledSo(words), words)
	}
}

func TestANameEndsWhereSomebodySpeaksOn(t *testing.T) {
	assert.Equal(t, "nhóm trẻ tư thục nắng mai", BeforeSpoken("nhóm trẻ tư thục nắng mai em không có trong danh sách ạ"))
	for _, words := range []string{"mầm non gì mà khó thế", "không có trong danh sách", "mầm non hoa sen"} {
		assert.Empty(t, BeforeSpoken(words), words)
	}
}
