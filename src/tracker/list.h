/* clang-format off */
TRACKER(aftership)
TRACKER(seventeentrack)
TRACKER(easypost)
