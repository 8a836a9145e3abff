Feature: A poor rating is answered within five working days
  Friday 17 September 2021: 18 (a Saturday that was worked), 22, 23, 24 and 26 (a Sunday that was
  worked) are five.

  Background:
    Given the rule "cn.hotline/poor-rating-unanswered"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: On the fifth; on the sixth; not at all; three stars; struck out; another service; not due yet
    Given the records of case
      | case | domain   |
      | C1   | hotline  |
      | C2   | approval |
    And the records of rating
      | rating | case | ts               | mode     | stars | verified_at | answered_at      | excluded_reason |
      | R1     | C1   | 2021-09-17 10:00 | active   | 1     |             | 2021-09-26 17:00 |                 |
      | R2     | C1   | 2021-09-17 10:00 | active   | 2     |             | 2021-09-27 09:00 |                 |
      | R3     | C1   | 2021-09-17 10:00 | callback | 1     |             |                  |                 |
      | R4     | C1   | 2021-09-17       | active   | 3     |             |                  |                 |
      | R5     | C1   | 2021-09-17       | active   | 1     |             |                  | unreasonable    |
      | R6     | C2   | 2021-09-17       | active   | 1     |             |                  |                 |
      | R7     | C1   | 2021-09-24       | active   | 1     |             |                  |                 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Rated      | Stars | Due        | message                                                                   |
      | R2      | flagged | 2021-09-17 | 2     | 2021-09-26 | The poor rating of 2021-09-17 (stars: 2) was to be answered by 2021-09-26 |
      | R3      | flagged | 2021-09-17 | 1     | 2021-09-26 | The poor rating of 2021-09-17 (stars: 1) was to be answered by 2021-09-26 |
    And examined are R1 R2 R3 R7

  @cannot-tell
  Scenario: Entered by default
    Given the records of case
      | case | domain  |
      | C1   | hotline |
    And the records of rating
      | rating | case | ts         | mode    | stars | verified_at | answered_at | excluded_reason |
      | R1     | C1   | 2021-09-17 | default | 1     |             |             |                 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason             |
      | R1      | cannot_tell | entered by default |
