Feature: Closed without a call-back

  Background:
    Given the rule "cn.hotline/closed-uncalled"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: Called back; not called back; called and nobody answered; a question; not closed yet
    Given the records of case
      | case | domain  | procedure |
      | C1   | hotline | ordinary  |
      | C2   | hotline | ordinary  |
      | C3   | hotline |           |
      | C4   | hotline | consult   |
      | C5   | hotline |           |
      | C6   | hotline |           |
    And the records of event
      | case | act        | ts               | outcome   |
      | C6   | closed     | 2021-09-14 10:00 |           |
      | C1   | dispatched | 2021-09-10 10:00 |           |
      | C1   | closed     | 2021-09-14 10:00 |           |
      | C1   | callback   | 2021-09-15 10:00 | reached   |
      | C2   | dispatched | 2021-09-10 10:00 |           |
      | C2   | closed     | 2021-09-14 10:00 |           |
      | C3   | dispatched | 2021-09-10 10:00 |           |
      | C3   | closed     | 2021-09-14 10:00 |           |
      | C3   | callback   | 2021-09-15 10:00 | unreached |
      | C4   | dispatched | 2021-09-10 10:00 |           |
      | C4   | closed     | 2021-09-14 10:00 |           |
      | C5   | dispatched | 2021-09-10 10:00 |           |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Closed     | message                                            |
      | C2      | flagged | 2021-09-14 | Closed on 2021-09-14, and no call-back is recorded |
    And examined are C1 C2 C3
