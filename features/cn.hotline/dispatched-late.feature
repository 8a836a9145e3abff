Feature: Dispatched within two hours of intake
  The hours run from the moment, at night as by day.

  Background:
    Given the rule "cn.hotline/dispatched-late"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: On the minute; a minute later; still open; answered on the line; another service
    Given the records of case
      | case | domain   |
      | C1   | hotline  |
      | C2   | hotline  |
      | C3   | hotline  |
      | C4   | hotline  |
      | C5   | citymgmt |
      | C6   | hotline  |
    And the records of event
      | case | act        | ts               |
      | C1   | received   | 2021-09-15 22:00 |
      | C1   | dispatched | 2021-09-16 00:00 |
      | C2   | received   | 2021-09-15 22:00 |
      | C2   | dispatched | 2021-09-16 01:30 |
      | C3   | received   | 2021-09-30 12:00 |
      | C4   | received   | 2021-09-15 09:00 |
      | C4   | answered   | 2021-09-15 18:00 |
      | C5   | received   | 2021-09-15 09:00 |
      | C5   | dispatched | 2021-09-16 09:00 |
      | C6   | received   | 2021-09-15 09:00 |
      | C6   | answered   | 2021-09-15 13:00 |
      | C6   | dispatched | 2021-09-15 14:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due                       | Over | message                                                                    |
      | C2      | flagged | 2021-09-16T00:00:00+08:00 | 1.5  | It was due to be dispatched by 2021-09-16T00:00:00+08:00; hours late: 1.5  |
      | C3      | flagged | 2021-09-30T14:00:00+08:00 | 10.0 | It was due to be dispatched by 2021-09-30T14:00:00+08:00; hours late: 10.0 |
      | C6      | flagged | 2021-09-15T11:00:00+08:00 | 2.0  | It was due to be dispatched by 2021-09-15T11:00:00+08:00; hours late: 2.0  |
    And examined are C1 C2 C3 C6

  @must-not-fire
  Scenario: Received less than two hours ago
    Given the records of case
      | case | domain  |
      | C1   | hotline |
    And the records of event
      | case | act      | ts               |
      | C1   | received | 2021-09-30 23:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: Dispatched, and nobody wrote down when it came in
    Given the records of case
      | case | domain  |
      | C1   | hotline |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               |
      | C1      | cannot_tell | when it was received is not recorded |
